import type { Clock } from '../../shared/clock';
import type { DoctorReport } from '../../shared/doctor';
import type { Log } from '../../shared/log';
import { examineDatabase } from './destination/doctor/examine-database';
import type { DatabaseSettings } from './destination/settings';

/** What the runner needs. */
export interface DoctorRunnerOptions {
  database: DatabaseSettings | null;
  clock: Clock;
  log: Log;
  onReport: (report: DoctorReport) => void;
}

/**
 * Starts an examination, one at a time. The report follows by `onReport`: an examination can take longer than a window
 * waits for an answer. Throws when no database is configured.
 */
export function createDoctorRunner({ database, clock, log, onReport }: DoctorRunnerOptions) {
  let isAtWork = false;
  return (stations: number | null): void => {
    if (database === null) throw new Error('No database is configured.');
    if (isAtWork) return;
    isAtWork = true;
    examineDatabase(database, stations, clock)
      .then(onReport, (error: unknown) => {
        log('error', 'The doctor failed.', { detail: String(error) });
      })
      .finally(() => {
        isAtWork = false;
      });
  };
}
