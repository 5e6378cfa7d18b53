import type { Clock } from '../shared/clock';

/** By this parameter the systemd unit and the Windows task start the program; a person does not. */
const bySystemParameter = '--keep-running';

/** Whether the system looks after a program that is to run, rather than a person who wants to see its window. */
export function isBySystem(parameters: readonly string[]): boolean {
  return parameters.includes(bySystemParameter);
}

/** The parameters for a start that is to wait for nobody. */
export function withoutTurn(parameters: readonly string[]): string[] {
  return parameters.filter((parameter) => parameter !== bySystemParameter);
}

/** How often a start whose turn has not come looks again. */
const lookEveryMs = 5_000;

/** What a start by the system works with. */
export interface StartInTurnOptions {
  /** Whether no station runs with this data folder. */
  isAlone: () => boolean;
  start: () => void;
  /** Called once before the waiting begins: from then on nothing of the running station's is shared. */
  stepAside: () => void;
  /** Ends this process; the system starts the program anew then. */
  end: () => void;
  clock: Clock;
}

/**
 * Starts the station or, where it runs already, waits in silence until it has ended. It is then started anew by the system
 * and not from here: the program may be another version by now.
 */
export function startInTurn({ isAlone, start, stepAside, end, clock }: StartInTurnOptions): void {
  function look(): void {
    if (isAlone()) end();
    else clock.schedule(lookEveryMs, look);
  }

  if (isAlone()) {
    start();
    return;
  }
  stepAside();
  clock.schedule(lookEveryMs, look);
}
