import type { Clock } from '../../shared/clock';

/** Shortest pause between two status events: fast enough for the eye, slow enough to cost nothing in a burst. */
const shortestPauseMs = 200;

/** Turns any number of notifications into a few publications. */
export interface StatusPublisher {
  notify: () => void;
  /** Nothing is published from then on. */
  stop: () => void;
}

/**
 * Publishes as soon as the present work is done, then at most every 200 ms; the last change is always published. Never
 * at once: the answer to the request that caused the change must leave first.
 */
export function createStatusPublisher(clock: Clock, publish: () => void): StatusPublisher {
  let cancelScheduled: (() => void) | null = null;
  let publishedAtMs = Number.NEGATIVE_INFINITY;
  let isStopped = false;

  return {
    notify: () => {
      if (isStopped || cancelScheduled !== null) return;
      const delayMs = Math.max(0, publishedAtMs + shortestPauseMs - clock.monotonicMs());
      cancelScheduled = clock.schedule(delayMs, () => {
        cancelScheduled = null;
        publishedAtMs = clock.monotonicMs();
        publish();
      });
    },
    stop: () => {
      isStopped = true;
      cancelScheduled?.();
    },
  };
}
