import type { Clock } from '../../shared/clock';

/** Shortest pause between two status events: fast enough for the eye, slow enough to cost nothing in a burst. */
const shortestPauseMs = 200;

/** Turns any number of notifications into a few publications. */
export interface StatusPublisher {
  notify: () => void;
  stop: () => void;
}

/** Publishes at once, then at most every 200 ms; the last change is always published. */
export function createStatusPublisher(clock: Clock, publish: () => void): StatusPublisher {
  let cancelPause: (() => void) | null = null;
  let isChanged = false;

  function notify(): void {
    if (cancelPause !== null) {
      isChanged = true;
      return;
    }
    isChanged = false;
    cancelPause = clock.schedule(shortestPauseMs, () => {
      cancelPause = null;
      if (isChanged) notify();
    });
    publish();
  }

  return {
    notify,
    stop: () => {
      cancelPause?.();
    },
  };
}
