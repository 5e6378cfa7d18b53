import type { Clock } from '../../../../shared/clock';
import {
  worstLevel,
  type DoctorFinding,
  type DoctorReport,
  type StationCount,
} from '../../../../shared/doctor';
import type { DoctorTask } from '../settings';
import { judgeFacts } from './checks';
import { collectFacts } from './collect-facts';
import type { DoctorFacts } from './facts';
import { isVariableOn } from './judgement';

/**
 * Examines every database server of the list as a station meets it, all at the same time, with at most one connection to
 * each. Never rejects because of a server and changes nothing there; settles within about 16 s, whatever the servers do.
 */
export async function examineDatabase(task: DoctorTask, clock: Clock): Promise<DoctorReport> {
  const { user, database, servers } = task.settings;
  const gathered = await Promise.all(servers.map((server) => collectFacts(task, server, clock)));
  const stations = countStations(gathered);
  const findings = gathered.flatMap((facts) => judgeOneOf({ ...facts, stations }, gathered));
  const addresses = servers.map(({ host, port }) => `${host}:${port}`).join(',');
  return {
    target: `${user}@${addresses}/${database}`,
    examinedAt: new Date(clock.wallMs()).toISOString(),
    stations,
    worst: worstLevel(findings),
    findings,
  };
}

/** The stations use all servers; one that has just taken over, or follows late, has seen fewer of them. */
function countStations(gathered: readonly DoctorFacts[]): StationCount {
  const counts = gathered.map(({ stations }) => stations);
  const seen = counts.filter(({ source }) => source !== 'assumed');
  return (seen.length > 0 ? seen : counts).reduce((most, each) => (each.count > most.count ? each : most));
}

/** Of a server that could not be examined, what is wrong is one line beside the lines of the others. */
function judgeOneOf(facts: DoctorFacts, gathered: readonly DoctorFacts[]): DoctorFinding[] {
  const findings = judgeFacts({ ...facts, writableElsewhere: findWritable(facts, gathered) });
  const isShort = gathered.length > 1 && facts.server === null;
  return isShort ? findings.filter(({ level }) => level !== 'not-reached') : findings;
}

function findWritable({ question }: DoctorFacts, gathered: readonly DoctorFacts[]): string | null {
  const found = gathered.find(
    (other) =>
      (other.question.host !== question.host || other.question.port !== question.port) &&
      other.server?.variables['read_only'] !== undefined &&
      !isVariableOn(other.server, 'read_only'),
  );
  return found === undefined ? null : `${found.question.host}:${found.question.port}`;
}
