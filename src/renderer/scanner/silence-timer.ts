import type { Clock } from '../../shared/clock';

/** Waits for a silence of the keyboard; one at a time. */
export interface SilenceTimer {
  /** Begins to wait afresh; null: nothing is waited for. */
  wait(limitMs: number | null): void;
  stop(): void;
}

/** A timer that is late by this much was held up together with the keys that should have stopped it. */
const stalledMs = 30;

/** Calls `onSilence` when the time was over and the page was not blocked meanwhile; else it waits once more. */
export function createSilenceTimer(clock: Clock, onSilence: () => void): SilenceTimer {
  let cancel: () => void = () => undefined;

  function wait(limitMs: number | null): void {
    cancel();
    if (limitMs === null) return;
    const dueAtMs = clock.monotonicMs() + limitMs;
    cancel = clock.schedule(limitMs, () => {
      // The page was blocked: keys that were pressed in time may still be waiting behind this timer.
      if (clock.monotonicMs() - dueAtMs > stalledMs) wait(limitMs);
      else onSilence();
    });
  }

  return {
    wait,
    stop: () => {
      cancel();
    },
  };
}
