import type { Clock } from './clock';

/** A wait that took longer than it may; `what` says for what, in words. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  constructor(
    readonly what: string,
    readonly limitMs: number,
  ) {
    super(`${what} took longer than ${limitMs} ms.`);
  }
}

/**
 * Settles as `work` does, or rejects with a `DeadlineError` after `limitMs`, whichever comes first. Whatever `work`
 * does later is ignored; a late rejection is handled. What `work` holds is the caller's to clean up.
 */
export function withDeadline<T>(clock: Clock, what: string, limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = clock.schedule(limitMs, () => {
      reject(new DeadlineError(what, limitMs));
    });
    work.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
