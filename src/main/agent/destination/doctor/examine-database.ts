import type { Clock } from '../../../../shared/clock';
import { worstLevel, type DoctorReport } from '../../../../shared/doctor';
import type { DatabaseSettings } from '../settings';
import { judgeFacts } from './checks';
import { collectFacts } from './collect-facts';

/**
 * Examines a database server, of several the preferred one, as a station meets it, with at most one connection. Never rejects because of the server and
 * changes nothing there; settles within about 16 s, whatever the server does. `stations` is how many share the server;
 * null: as many as it has seen in the last week.
 */
export async function examineDatabase(
  settings: DatabaseSettings,
  stations: number | null,
  clock: Clock,
): Promise<DoctorReport> {
  const facts = await collectFacts(settings, stations, clock);
  const findings = judgeFacts(facts);
  const { user, database } = settings;
  const [{ host, port }] = settings.servers;
  return {
    target: `${user}@${host}:${port}/${database}`,
    examinedAt: new Date(clock.wallMs()).toISOString(),
    stations: facts.stations,
    worst: worstLevel(findings),
    findings,
  };
}
