import type { Clock } from '../shared/clock';
import type { Log } from '../shared/log';

/** The phases of the main process; it never goes back. */
export type Phase = 'starting' | 'running' | 'stopping' | 'stopped';

/** A joined, bounded shutdown. */
export interface Lifecycle {
  phase(): Phase;
  markRunning(): void;
  /** Registers a part to be stopped; the last one registered is stopped first. */
  onStop(name: string, stop: () => Promise<void>): void;
  /**
   * Stops every part in reverse order of registration, waiting for each, all within `deadlineMs`. A part that fails or
   * is late is logged and does not keep the others from stopping. Further calls return the same promise.
   */
  stop(deadlineMs: number): Promise<void>;
}

/** Creates the lifecycle in phase `starting`. */
export function createLifecycle(clock: Clock, log: Log): Lifecycle {
  const parts: { name: string; stop: () => Promise<void> }[] = [];
  let phase: Phase = 'starting';
  let stopping: Promise<void> | null = null;

  async function stopAll(deadlineMs: number): Promise<void> {
    phase = 'stopping';
    const endMs = clock.monotonicMs() + deadlineMs;
    for (const part of parts.toReversed()) {
      const remainingMs = Math.max(0, endMs - clock.monotonicMs());
      try {
        await withDeadline(part.stop(), remainingMs, clock);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        log('error', 'A part of the program did not stop as it should.', { part: part.name, detail });
      }
    }
    phase = 'stopped';
  }

  return {
    phase: () => phase,
    markRunning: () => {
      if (phase === 'starting') phase = 'running';
    },
    onStop: (name, stop) => {
      parts.push({ name, stop });
    },
    stop: (deadlineMs) => (stopping ??= stopAll(deadlineMs)),
  };
}

async function withDeadline(work: Promise<void>, deadlineMs: number, clock: Clock): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.schedule(deadlineMs, () => {
      reject(new Error(`not stopped within ${Math.round(deadlineMs)} ms`));
    });
  });
  try {
    await Promise.race([work, late]);
  } finally {
    cancel();
  }
}
