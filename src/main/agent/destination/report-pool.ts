import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type { PoolState } from '../../../shared/pool-state';

const pauseMs = 3_600_000;

/** What the reports need. */
export interface PoolReportOptions {
  read: () => PoolState;
  clock: Clock;
  log: Log;
}

/**
 * Writes the figures of the pool to the log once an hour, when it was used in it. Returns a function that writes them a
 * last time and ends it.
 */
export function reportPool({ read, clock, log }: PoolReportOptions): () => void {
  let toldCount = 0;
  let cancel = (): void => undefined;

  function tell(): void {
    const state = read();
    const isNews = state.acquired.count !== toldCount || state.waiting > 0;
    toldCount = state.acquired.count;
    if (isNews) log('info', 'The connections to the database, since the start.', { ...state });
  }

  function tellLater(): void {
    cancel = clock.schedule(pauseMs, () => {
      tell();
      tellLater();
    });
  }

  tellLater();
  return () => {
    cancel();
    tell();
  };
}
