import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type { Workflow } from '../../../shared/workflow';
import type { Entry } from '../entry';
import { classifyError, toDestinationError } from './classify-error';
import { DestinationError, type DeliveryReport, type Destination, type Heartbeat } from './destination';
import type { Sender } from './entry-identity';
import { createHealthCheckedPool } from './health-checked-pool';
import { createMappingGuard } from './mapping/mapping-guard';
import { currentSchemaVersion } from './schema/migrations';
import type { Session } from './session';
import { slotConfig } from './session-settings';
import { reportPool } from './report-pool';
import type { DatabaseSettings } from './settings';
import { insertMissing, insertNew } from './insert-rows';
import { countNumbers, listNumbers } from './read-numbers';
import { readChangedRows, readListMark, readWholeList } from './read-reference';
import { insertSql, isLockedSql, planBatch, type InsertStatement } from './statements';
import { createTargets } from './targets';
import { ownTables } from './workflow-tables';

/** What the destination needs. */
export interface MariadbDestinationDependencies {
  settings: DatabaseSettings;
  /** Written into each row, and shown to the server as an attribute of each connection. */
  stationName: string;
  /** Of the outbox whose entries are delivered; with `seq` it is unique for ever. */
  outboxId: string;
  /** Those of the station; a scan of another one cannot be delivered from here. */
  workflows: readonly Workflow[];
  clock: Clock;
  log: Log;
}

/** Creates the MariaDB adapter. It opens no connection before it is first used. */
export function createMariadbDestination(dependencies: MariadbDestinationDependencies): Destination {
  const { settings, stationName, outboxId, workflows, clock, log } = dependencies;
  const sender: Sender = { stationName, outboxId };
  const findTarget = createTargets(workflows);
  const mappings = createMappingGuard(workflows, sender);
  const pool = createHealthCheckedPool({
    config: slotConfig(settings, stationName),
    limit: settings.connectionLimit,
    clock,
    log,
  });
  const endReports = reportPool({ read: () => pool.state(), clock, log });
  let serverOffsetMs: number | null = null;

  async function borrow<Result>(
    borrower: string,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await pool.withConnection(borrower, work);
    } catch (error) {
      if (classifyError(error).reason === 'unknown') {
        log('error', 'An error of the database that is not in the table of verdicts.', {
          borrower,
          error: String(error),
        });
      }
      throw toDestinationError(error);
    }
  }

  /** Reads the server's clock with `sql` and keeps how far it is ahead of ours, taken in the middle of the round trip. */
  async function queryWithClock<Row extends { server_ms: unknown }>(
    session: Session,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row> {
    const sentMs = clock.wallMs();
    const startedMs = clock.monotonicMs();
    const [row] = await session.query<Row[]>(sql, values);
    if (row === undefined) throw new Error('The database answered without a row.');
    const middleMs = sentMs + (clock.monotonicMs() - startedMs) / 2;
    serverOffsetMs = Math.round(Number(row.server_ms) - middleMs);
    return row;
  }

  async function deliver(entries: readonly Entry[]): Promise<DeliveryReport> {
    const { statements, homeless } = planBatch(entries, sender, findTarget);
    const report: DeliveryReport = { deliveredIds: [], refused: homeless.map(refuseHomeless) };
    if (statements.length === 0) return report;
    await insertOnce(statements);
    for (const { rows } of statements) for (const { scanId } of rows) report.deliveredIds.push(scanId);
    return report;
  }

  /** A batch that was committed before, in whole or in part, is told by its keys; only then they are looked up. */
  async function insertOnce(statements: readonly InsertStatement[]): Promise<void> {
    try {
      await borrow('deliver', async (session) => {
        await mappings.checkOnce(session);
        return insertNew(session, statements, settings.servers.length > 1);
      });
    } catch (error) {
      if (!(error instanceof DestinationError) || error.refusal.cause !== 'duplicate-key') throw error;
      await borrow('deliver again', (session) => insertMissing(session, statements));
    }
  }

  async function probe(): Promise<void> {
    await borrow('probe', async (session) => {
      const row = await queryWithClock<SchemaRow>(session, schemaSql);
      assertSchemaFits(row);
      await session.query(writeNothingSql);
      for (const ownTable of ownTables) {
        await session.query(isLockedSql(ownTable));
        await session.prepare(insertSql(ownTable));
      }
      await mappings.check(session);
    });
  }

  async function heartbeat({ version, backlog, lastSeq }: Heartbeat): Promise<void> {
    await borrow('heartbeat', async (session) => {
      await mappings.checkOnce(session);
      await queryWithClock(session, heartbeatSql, [stationName, outboxId, version, backlog, lastSeq]);
    });
  }

  return {
    deliver,
    probe,
    heartbeat,
    countNumbers: (ofOutboxId, range, blockSize) =>
      borrow('ledger', (session) => countNumbers(session, ofOutboxId, range, blockSize)),
    listNumbers: (ofOutboxId, range, limit) =>
      borrow('ledger', (session) => listNumbers(session, ofOutboxId, range, limit)),
    listMark: (list) => borrow('reference data', (session) => readListMark(session, list)),
    changedRows: (list, since) =>
      borrow('reference data', (session) => readChangedRows(session, list, since)),
    wholeList: (list) => borrow('reference data', (session) => readWholeList(session, list)),
    serverOffsetMs: () => serverOffsetMs,
    correctServerOffset: (jumpMs) => {
      if (serverOffsetMs !== null) serverOffsetMs -= jumpMs;
    },
    poolState: () => pool.state(),
    stop: async () => {
      await pool.stop();
      endReports();
    },
  };
}

function refuseHomeless(entry: Entry): DeliveryReport['refused'][number] {
  const message = `This station has no workflow "${entry.item.workflow}".`;
  return { scanId: entry.scanId, refusal: { cause: 'unknown-workflow', errorNumber: null, message } };
}

interface SchemaRow {
  version: number | null;
  compatible_from: number | null;
  server_ms: number;
}

const schemaSql = `SELECT MAX(version) AS version, MAX(compatible_from) AS compatible_from,
  UNIX_TIMESTAMP(NOW(3)) * 1000 AS server_ms FROM schema_version`;

/** Refused by a server that is read-only; changes nothing otherwise. */
const writeNothingSql = 'UPDATE station SET backlog = backlog WHERE FALSE';

/** The server's clock stamps the row; the station's own is not asked. */
const heartbeatSql = `INSERT INTO station (name, outbox_id, version, backlog, last_seq, last_seen)
  VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
  ON DUPLICATE KEY UPDATE outbox_id = VALUES(outbox_id), version = VALUES(version), backlog = VALUES(backlog),
    last_seq = VALUES(last_seq), last_seen = VALUES(last_seen)
  RETURNING UNIX_TIMESTAMP(last_seen) * 1000 AS server_ms`;

function assertSchemaFits({ version, compatible_from: compatibleFrom }: SchemaRow): void {
  const found = version ?? 0;
  if (found >= currentSchemaVersion && (compatibleFrom ?? 0) <= currentSchemaVersion) return;
  const remedy = found < currentSchemaVersion ? 'Run "npm run db:migrate".' : 'Update this program.';
  const message = `The tables have version ${found}; this program needs version ${currentSchemaVersion}. ${remedy}`;
  throw new DestinationError('misconfigured', 'schema-mismatch', {
    cause: 'schema-mismatch',
    errorNumber: null,
    message,
  });
}
