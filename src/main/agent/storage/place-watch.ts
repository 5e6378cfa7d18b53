import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { OutboxProblem } from '../../../shared/status';
import type { FilePlace } from '../outbox/outbox';

const lookPauseMs = 1_000;

/** The file was deleted and cannot be put back so far. */
export type VanishedFile = Extract<OutboxProblem, { code: 'vanished' }>;

/** Notices that the open file for scans has lost its name, and gives it back. */
export interface PlaceWatch {
  /** Looks now; what is wrong is what no scan can be saved for. */
  look(): VanishedFile | null;
  /** What was wrong at the last look; null: the file is in its place, or has been put back. */
  failure(): VanishedFile | null;
  stop(): void;
}

/** What the watch needs. */
export interface PlaceWatchDependencies {
  /** Of the file in use; null: none is. */
  place: () => FilePlace | null;
  clock: Clock;
  log: Log;
  /** The content has a name again; the file is to be opened anew. */
  onPutBack: () => void;
  /** The file is gone and cannot be put back, or that is over. */
  onChange: () => void;
}

/** Creates the watch; it looks every second from now on, and whenever it is asked. */
export function createPlaceWatch(dependencies: PlaceWatchDependencies): PlaceWatch {
  const { clock, log } = dependencies;
  let failure: VanishedFile | null = null;
  let cancel = clock.schedule(lookPauseMs, lookAgain);

  function lookAgain(): void {
    look();
    cancel = clock.schedule(lookPauseMs, lookAgain);
  }

  function look(): VanishedFile | null {
    const place = dependencies.place();
    if (place === null) return null;
    let isPutBack = false;
    try {
      if (!place.isInPlace()) {
        place.putBack(clock.wallMs());
        isPutBack = true;
      }
      tell(place, null);
    } catch (error) {
      tell(place, errorText(error));
    }
    if (isPutBack) {
      log('error', 'The file for scans was deleted while it was in use. All of it was put back.');
      dependencies.onPutBack();
    }
    return failure;
  }

  function tell({ file }: FilePlace, now: string | null): void {
    if (now === (failure?.detail ?? null)) return;
    failure = now === null ? null : { code: 'vanished', file, detail: now };
    if (now !== null) {
      const text = 'The file for scans was deleted and cannot be put back yet; new scans are refused.';
      log('error', text, { detail: now });
    }
    dependencies.onChange();
  }

  return {
    look,
    failure: () => failure,
    stop: () => {
      cancel();
    },
  };
}
