import type { DoctorFinding, DoctorReport } from '../../src/shared/doctor';
import type { Workflow } from '../../src/shared/workflow';
import { systemClock } from '../../src/main/clock';
import type { DatabaseSettings } from '../../src/main/agent/destination/settings';
import { examineDatabase } from '../../src/main/agent/destination/doctor/examine-database';

/** Examines a database as the station LINE-4 does. */
export function examine(
  settings: DatabaseSettings,
  stations: number | null = null,
  workflows: readonly Workflow[] = [],
): Promise<DoctorReport> {
  return examineDatabase({ settings, stationName: 'LINE-4', workflows, stations }, systemClock);
}

/** What was found on a check. Throws where nothing was. */
export function findingOf(report: DoctorReport, check: DoctorFinding['check']): DoctorFinding {
  const finding = report.findings.find((each) => each.check === check);
  if (finding === undefined) throw new Error(`No finding on ${check}.`);
  return finding;
}

/** The checks whose findings have one of these levels. */
export const levelsOf = (report: DoctorReport, ...levels: string[]): string[] =>
  report.findings.filter(({ level }) => levels.includes(level)).map(({ check }) => check);
