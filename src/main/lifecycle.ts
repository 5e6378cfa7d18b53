import type { Clock } from '../shared/clock';
import { withDeadline } from '../shared/deadline';
import { errorText } from '../shared/error-text';
import type { Log } from '../shared/log';

/** A joined, bounded shutdown. */
export interface Lifecycle {
  /** Registers a part to be stopped; the last one registered is stopped first. */
  onStop(name: string, stop: () => Promise<void>): void;
  /**
   * Stops every part in reverse order of registration, waiting for each, all within `deadlineMs`. A part that fails or
   * is late is logged and does not keep the others from stopping. Further calls return the same promise.
   */
  stop(deadlineMs: number): Promise<void>;
}

/** Creates a lifecycle without parts. */
export function createLifecycle(clock: Clock, log: Log): Lifecycle {
  const parts: { name: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | null = null;

  async function stopAll(deadlineMs: number): Promise<void> {
    const endMs = clock.monotonicMs() + deadlineMs;
    for (const part of parts.toReversed()) {
      const remainingMs = Math.round(Math.max(0, endMs - clock.monotonicMs()));
      try {
        await withDeadline(clock, 'Stopping it', remainingMs, part.stop());
      } catch (error) {
        const detail = errorText(error);
        log('error', 'A part of the program did not stop as it should.', { part: part.name, detail });
      }
    }
  }

  return {
    onStop: (name, stop) => {
      parts.push({ name, stop });
    },
    // Begun a moment later: closing the window asks for the end again, from inside of it.
    stop: (deadlineMs) => (stopping ??= Promise.resolve().then(() => stopAll(deadlineMs))),
  };
}
