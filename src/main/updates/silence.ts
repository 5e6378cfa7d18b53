import type { Clock } from '../../shared/clock';

/** Nothing came for so long that nothing is expected any more. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
  constructor(who: string, silenceMs: number) {
    super(`${who} sent nothing for ${silenceMs / 1_000} s.`);
  }
}

/** What is waited for, and how long its silence is borne. */
export interface SilenceTerms {
  /** Subject of the sentence a `SilenceError` says. */
  who: string;
  silenceMs: number;
  clock: Clock;
  /** Ends what the work holds; called once, when the silence was too long. */
  giveUp: () => void;
}

/**
 * Settles as `work` does, or rejects with a `SilenceError` as soon as nothing has come for `silenceMs`: neither its
 * result nor a call of `noteLife`. What the work does later is ignored.
 */
export function endAtSilence<T>(
  { who, silenceMs, clock, giveUp }: SilenceTerms,
  work: (noteLife: () => void) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isOver = false;
    let cancel = (): void => undefined;
    const end = (settle: () => void): void => {
      isOver = true;
      cancel();
      settle();
    };
    const noteLife = (): void => {
      cancel();
      if (isOver) return;
      cancel = clock.schedule(silenceMs, () => {
        end(() => {
          reject(new SilenceError(who, silenceMs));
        });
        giveUp();
      });
    };
    noteLife();
    work(noteLife).then(
      (value) => {
        end(() => {
          resolve(value);
        });
      },
      (error: unknown) => {
        end(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      },
    );
  });
}
