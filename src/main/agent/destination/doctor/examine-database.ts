import type { Clock } from '../../../../shared/clock';
import { worstLevel, type DoctorReport } from '../../../../shared/doctor';
import { judgeFacts } from './checks';
import { collectFacts } from './collect-facts';
import type { DoctorTask } from '../settings';

/**
 * Examines a database server, of several the preferred one, as a station meets it, with at most one connection. Never
 * rejects because of the server and changes nothing there; settles within about 16 s, whatever the server does.
 */
export async function examineDatabase(task: DoctorTask, clock: Clock): Promise<DoctorReport> {
  const facts = await collectFacts(task, clock);
  const findings = judgeFacts(facts);
  const { user, database, servers } = task.settings;
  const [{ host, port }] = servers;
  return {
    target: `${user}@${host}:${port}/${database}`,
    examinedAt: new Date(clock.wallMs()).toISOString(),
    stations: facts.stations,
    worst: worstLevel(findings),
    findings,
  };
}
