import type { Clock } from '../../shared/clock';
import { errorText } from '../../shared/error-text';
import type { Log } from '../../shared/log';
import type { Outbox } from './outbox/outbox';

/** Least pause between two slices. */
const leastPauseMs = 40;
/** The check takes at most this part of the agent's time. */
const pauseFactor = 10;
/** Pause after the whole file was found in order. */
const restMs = 6 * 3_600_000;
/** Pause after a slice that failed for another reason than damage, such as a disk that does not answer. */
const failurePauseMs = 60_000;

/**
 * Looks through the outbox file again and again, a few milliseconds at a time. Damage is answered by whoever watches the
 * outbox for it. Returns a function that ends it.
 */
export function checkInBackground(outbox: Pick<Outbox, 'checkSlice'>, clock: Clock, log: Log): () => void {
  let isStopped = false;
  let startedMs = clock.monotonicMs();
  let longestMs = 0;
  let cancel = clock.schedule(leastPauseMs, look);

  function look(): void {
    const pauseMs = lookAndAnswerPauseMs();
    if (!isStopped) cancel = clock.schedule(pauseMs, look);
  }

  function lookAndAnswerPauseMs(): number {
    const beforeMs = clock.monotonicMs();
    try {
      const found = outbox.checkSlice();
      const tookMs = clock.monotonicMs() - beforeMs;
      longestMs = Math.max(longestMs, tookMs);
      if (found === 'more') return Math.max(leastPauseMs, tookMs * pauseFactor);
      const seconds = Math.round((clock.monotonicMs() - startedMs) / 1_000);
      log('info', 'The whole file for scans was read and is in order.', {
        seconds,
        longestSliceMs: Math.ceil(longestMs),
      });
      startedMs = clock.monotonicMs() + restMs;
      longestMs = 0;
      return restMs;
    } catch (error) {
      const detail = errorText(error);
      log('warn', 'The check of the file for scans was broken off; it is made again later.', { detail });
      return failurePauseMs;
    }
  }

  return () => {
    isStopped = true;
    cancel();
  };
}
