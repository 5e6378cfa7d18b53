/*
 * What the doctor says about a database server. The findings are made in the agent's process and read by people: in a
 * terminal, as JSON, and by a screen.
 */

/** Every check, in the order of the chain: a failure of the first ones leaves the rest unreached. */
export const doctorChecks = [
  'name',
  'port',
  'server',
  'tls',
  'login',
  'database',
  'schema',
  'table-mapping',
  'missing-privileges',
  'surplus-privileges',
  'read-only',
  'clock',
  'max-connections',
  'free-connections',
  'account-sessions',
  'account-limit',
  'max-connect-errors',
  'connect-timeout',
  'wait-timeout',
  'max-allowed-packet',
  'flush-log',
  'sync-binlog',
  'sql-mode',
  'slow-log',
] as const;
export type DoctorCheck = (typeof doctorChecks)[number];

/**
 * ok           as recommended
 * note         works; could be better
 * warning      works now and will hurt one day
 * error        scans do not arrive, or may be lost at the server
 * not-reached  an earlier error was in the way
 */
export type DoctorLevel = 'ok' | 'note' | 'warning' | 'error' | 'not-reached';

/** What mends a finding. */
export interface DoctorRemedy {
  /** Statements for an administrator of the server, in order, without the closing semicolon. */
  sql: readonly string[];
  /** Lines for the section `[mariadbd]` of the server's option file, so that the change outlives a restart. */
  optionFile: readonly string[];
  /** What to do besides, in words. */
  advice: string | null;
}

/** What one check found. */
export interface DoctorFinding {
  /** `host:port` of the server it is about. */
  server: string;
  check: DoctorCheck;
  title: string;
  level: DoctorLevel;
  found: string;
  recommended: string;
  why: string;
  /** Null when nothing is to be mended. */
  remedy: DoctorRemedy | null;
}

/** Everything the doctor found at the servers of a station, in their order. Never contains a password. */
export interface DoctorReport {
  /** `user@host:port/database` as the settings name them; several servers are separated by commas. */
  target: string;
  /** Wall time of the examination, ISO 8601 in UTC. */
  examinedAt: string;
  stations: StationCount;
  worst: Exclude<DoctorLevel, 'not-reached'>;
  findings: DoctorFinding[];
}

/** Most stations the doctor can be told. */
export const maximumStations = 100_000;

/** For how many stations the servers were judged, and how that number is known. */
export interface StationCount {
  count: number;
  source: 'given' | 'seen-at-server' | 'assumed';
}

const levelsByWeight = ['ok', 'note', 'warning', 'error'] as const;

/** The worst level among the findings. */
export function worstLevel(findings: readonly DoctorFinding[]): DoctorReport['worst'] {
  return levelsByWeight.findLast((level) => findings.some((finding) => finding.level === level)) ?? 'ok';
}

/** Exit code of a program that ran the doctor: 0 for ok and notes, 1 for warnings, 2 for errors. */
export function doctorExitCode({ worst }: DoctorReport): 0 | 1 | 2 {
  if (worst === 'error') return 2;
  return worst === 'warning' ? 1 : 0;
}
