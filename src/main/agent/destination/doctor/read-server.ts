import type { Connection } from 'mariadb';
import type { Clock } from '../../../../shared/clock';
import { classifyError } from '../classify-error';
import { examineMappings, type MappingFinding } from '../mapping/mapping-guard';
import { quoteName } from '../schema/quote';
import { createSession } from '../session';
import { sessionSettingsSql } from '../session-settings';
import { sessionLimits } from '../timeouts';
import type { DoctorTask } from '../settings';
import type { Failure, SchemaFacts, ServerFacts } from './facts';

const globalVariables = [
  'connect_timeout',
  'innodb_flush_log_at_trx_commit',
  'log_bin',
  'long_query_time',
  'max_allowed_packet',
  'max_connect_errors',
  'max_connections',
  'read_only',
  'skip_name_resolve',
  'slow_query_log',
  'sql_mode',
  'sync_binlog',
  'wait_timeout',
];
const globalStatus = ['Connection_errors_max_connections', 'Max_used_connections', 'Threads_connected'];
const sessionVariables = ['max_user_connections', 'sql_mode', 'wait_timeout'];

/** Which account we are, and at which server. */
export interface Introduction {
  version: string;
  account: string;
}

/** The first question after the log-in; every server of the protocol can answer it. */
export async function readIntroduction(connection: Connection): Promise<Introduction> {
  const [row] = await connection.query<Introduction[]>(
    'SELECT VERSION() AS version, CURRENT_USER() AS account',
  );
  if (row === undefined) throw new Error('The database answered without a row.');
  return row;
}

/**
 * Reads a MariaDB, one short statement after the other, and how many stations it has seen in the last week (null when
 * that cannot be told). What the account may not see of the tables is a fact; every other refusal is thrown.
 */
export async function readServer(
  connection: Connection,
  { version, account }: Introduction,
  task: DoctorTask,
  clock: Clock,
): Promise<{ server: ServerFacts; stationsSeen: number | null }> {
  const { database } = task.settings;
  await connection.query(sessionSettingsSql);
  const clocks = await readClocks(connection, clock);
  const variables = await readPairs(connection, 'SHOW GLOBAL VARIABLES', globalVariables);
  const status = await readPairs(connection, 'SHOW GLOBAL STATUS', globalStatus);
  const ownVariables = await readPairs(connection, 'SHOW SESSION VARIABLES', sessionVariables);
  const encryption = await readPairs(connection, 'SHOW SESSION STATUS', ['Ssl_version']);
  const grantRows = await connection.query<Record<string, string>[]>('SHOW GRANTS');
  const sessions = await readSessions(connection);
  const databaseFailure = await failureOf(connection.query(['USE', quoteName(database)].join(' ')));
  const schema = databaseFailure === null ? await readSchema(connection, database) : null;
  const mappings = databaseFailure === null ? await readMappings(connection, task) : null;
  const server: ServerFacts = {
    version,
    account,
    variables,
    status,
    sessionVariables: ownVariables,
    tlsVersion: encryption['Ssl_version'] ?? '',
    grants: grantRows.flatMap((row) => Object.values(row)),
    ...clocks,
    ...sessions,
    databaseFailure,
    schema,
    mappings,
  };
  return { server, stationsSeen: schema === null ? null : await countStations(connection) };
}

async function readPairs(
  connection: Connection,
  statement: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  const placeholders = names.map(() => '?').join(', ');
  const rows = await connection.query<{ Variable_name: string; Value: string }[]>(
    [statement, `WHERE Variable_name IN (${placeholders})`].join(' '),
    [...names],
  );
  return Object.fromEntries(rows.map((row) => [row.Variable_name, row.Value]));
}

async function readClocks(
  connection: Connection,
  clock: Clock,
): Promise<Pick<ServerFacts, 'clockOffsetMs' | 'roundTripMs'>> {
  const sentMs = clock.wallMs();
  const startedMs = clock.monotonicMs();
  const [row] = await connection.query<{ server_ms: unknown }[]>(
    'SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS server_ms',
  );
  const roundTripMs = clock.monotonicMs() - startedMs;
  return { clockOffsetMs: Math.round(Number(row?.server_ms) - (sentMs + roundTripMs / 2)), roundTripMs };
}

/** Without the privilege PROCESS an account sees its own sessions: the ones that are asked for. */
async function readSessions(
  connection: Connection,
): Promise<Pick<ServerFacts, 'sessions' | 'forgottenSessions'>> {
  const [row] = await connection.query<{ sessions: unknown; forgotten: unknown }[]>(
    `SELECT COUNT(*) AS sessions, COALESCE(SUM(command = 'Sleep' AND time > ?), 0) AS forgotten
       FROM information_schema.processlist
      WHERE user = SUBSTRING_INDEX(USER(), '@', 1) AND id <> CONNECTION_ID()`,
    [sessionLimits.wait_timeout * 2],
  );
  return { sessions: Number(row?.sessions), forgottenSessions: Number(row?.forgotten) };
}

async function readSchema(connection: Connection, database: string): Promise<SchemaFacts | Failure> {
  const tables = await connection.query<{ name: string }[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
    [database],
  );
  const versions = connection.query<{ version: number | null; compatible_from: number | null }[]>(
    'SELECT MAX(version) AS version, MAX(compatible_from) AS compatible_from FROM schema_version',
  );
  const failure = await failureOf(versions);
  if (failure !== null) return failure;
  const [row] = await versions;
  return {
    version: row?.version ?? null,
    compatibleFrom: row?.compatible_from ?? null,
    tables: tables.map(({ name }) => name),
  };
}

/** No outbox is opened for this; any identity is as long as another. */
const anyOutboxId = '00000000-0000-7000-8000-000000000000';

async function readMappings(
  connection: Connection,
  { workflows, stationName }: DoctorTask,
): Promise<MappingFinding[]> {
  const sender = { stationName, outboxId: anyOutboxId };
  const findings: MappingFinding[] = [];
  for (const workflow of workflows) {
    const examining = examineMappings(createSession(connection), [workflow], sender);
    const failure = await failureOf(examining);
    if (failure === null) findings.push(...(await examining));
    else findings.push({ workflow: workflow.name, table: null, problems: [`${failure.message}.`] });
  }
  return findings;
}

async function countStations(connection: Connection): Promise<number | null> {
  const rows = connection.query<{ stations: unknown }[]>(
    'SELECT COUNT(*) AS stations FROM station WHERE last_seen > UTC_TIMESTAMP() - INTERVAL 7 DAY',
  );
  if ((await failureOf(rows)) !== null) return null;
  const [row] = await rows;
  return Number(row?.stations);
}

/** An error as a fact. */
export function toFailure(error: unknown): Failure {
  const { reason, refusal } = classifyError(error);
  return { reason, errorNumber: refusal.errorNumber, message: refusal.message };
}

const refusals = new Set(['access-denied', 'unknown-database', 'missing-table', 'schema-mismatch']);

/** What the server says against a statement; null when nothing. Rejects when it is not about rights or tables. */
async function failureOf(work: Promise<unknown>): Promise<Failure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const failure = toFailure(error);
    if (!refusals.has(failure.reason)) throw error;
    return failure;
  }
}
