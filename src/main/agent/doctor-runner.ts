import type { Clock } from '../../shared/clock';
import type { DoctorReport } from '../../shared/doctor';
import type { AgentEventEnvelope } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import type { DoctorTask } from './destination/settings';
import type { AgentConfiguration } from './protocol';

/** What the runner needs. */
export interface DoctorRunnerOptions {
  configuration: Pick<AgentConfiguration, 'database' | 'stationName' | 'workflows'>;
  examine: (task: DoctorTask, clock: Clock) => Promise<DoctorReport>;
  clock: Clock;
  log: Log;
  broadcast: (event: AgentEventEnvelope) => void;
}

/**
 * Starts an examination, one at a time, for that many stations (null: count them there). The report follows as an event:
 * an examination can take longer than a window waits for an answer. Throws when no database is configured.
 */
export function createDoctorRunner({ configuration, examine, clock, log, broadcast }: DoctorRunnerOptions) {
  const { database: settings, stationName, workflows } = configuration;
  let isAtWork = false;
  return (stations: number | null): void => {
    if (settings === null) throw new Error('No database is configured.');
    if (isAtWork) return;
    isAtWork = true;
    examine({ settings, stationName, workflows, stations }, clock)
      .then(
        (payload) => {
          broadcast({ event: 'doctor-report', payload });
        },
        (error: unknown) => {
          log('error', 'The doctor failed.', { detail: String(error) });
        },
      )
      .finally(() => {
        isAtWork = false;
      });
  };
}
