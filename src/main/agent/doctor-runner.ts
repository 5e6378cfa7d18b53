import type { DoctorReport } from '../../shared/doctor';
import type { Log } from '../../shared/log';

/** What the runner needs. */
export interface DoctorRunnerOptions {
  /** Examines the server for that many stations (null: count them there); null: no database is configured. */
  examine: ((stations: number | null) => Promise<DoctorReport>) | null;
  log: Log;
  onReport: (report: DoctorReport) => void;
}

/**
 * Starts an examination, one at a time. The report follows by `onReport`: an examination can take longer than a window
 * waits for an answer. Throws when no database is configured.
 */
export function createDoctorRunner({ examine, log, onReport }: DoctorRunnerOptions) {
  let isAtWork = false;
  return (stations: number | null): void => {
    if (examine === null) throw new Error('No database is configured.');
    if (isAtWork) return;
    isAtWork = true;
    examine(stations)
      .then(onReport, (error: unknown) => {
        log('error', 'The doctor failed.', { detail: String(error) });
      })
      .finally(() => {
        isAtWork = false;
      });
  };
}
