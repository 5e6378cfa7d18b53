import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createConnection, createPool, type ConnectionConfig } from 'mariadb';
import type { PrivateMariadb } from '../e2e/support/mariadb';
import { parseDatabaseUrl } from '../src/main/agent/destination/settings';
import { fgScan, type RowValues } from '../src/main/agent/destination/workflow-tables';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { systemClock } from '../src/main/clock';
import { benchStationName } from './drain-parts';

/** Another way to bring rows into `fg_scan`; answers the seconds it took. */
export type Baseline = (
  database: PrivateMariadb,
  rows: readonly RowValues[],
  folder: string,
) => Promise<number>;

const insertSql = `INSERT INTO ${fgScan.table} (${fgScan.columns.join(', ')})
  VALUES (${fgScan.columns.map(() => '?').join(', ')})`;

/** The rows of all pending entries, exactly as the destination sends them. Their making is not part of any baseline. */
export function readRows(outbox: Outbox, count: number): RowValues[] {
  const sender = { stationName: benchStationName, outboxId: outbox.outboxId };
  return outbox.pendingEntries(count).map((entry) => fgScan.toRow(entry, sender));
}

/** A row as LOAD DATA reads it. */
const lineOf = (row: RowValues): string => row.map((value) => value ?? '\\N').join('\t');

/** Throws unless the table holds exactly these rows: whoever stores less, or something else, is not faster. */
export async function assertRowsArrived(
  database: PrivateMariadb,
  rows: readonly RowValues[],
  what: string,
): Promise<void> {
  const columns = fgScan.columns.map((column) => `COALESCE(CAST(${column} AS CHAR), '\\\\N')`).join(', ');
  const found = await database.query<{ line: string }>(
    `SELECT CONCAT_WS('\t', ${columns}) AS line FROM fg_scan ORDER BY seq`,
  );
  const wrong = rows.findIndex((row, index) => found[index]?.line !== lineOf(row));
  if (found.length === rows.length && wrong === -1) return;
  throw new Error(
    `${what}: MariaDB has ${found.length} of ${rows.length} rows; the first wrong one: ${JSON.stringify(found[wrong])}.`,
  );
}

/**
 * The fastest way a server offers: one text file of all rows, one statement. The time includes writing the file, but not
 * reading the rows out of the outbox, nor marking them as delivered there: the drain does both.
 */
export const loadDataInfile: Baseline = async (database, rows, folder) => {
  const file = path.join(folder, 'rows.tsv');
  const connection = await createConnection({ ...configFor(database), permitLocalInfile: true });
  try {
    return await secondsOf(async () => {
      writeFileSync(file, rows.map((row) => `${lineOf(row)}\n`).join(''));
      await connection.query(
        `LOAD DATA LOCAL INFILE ? INTO TABLE ${fgScan.table} CHARACTER SET utf8mb4 (${fgScan.columns.join(', ')})`,
        [file],
      );
    });
  } finally {
    await connection.end();
  }
};

/** What a web page does that keeps a pool and commits each scan by itself. */
export const insertThroughPool: Baseline = async (database, rows) => {
  const pool = createPool({ ...configFor(database), connectionLimit: 2 });
  try {
    await pool.query('SELECT 1');
    return await secondsOf(async () => {
      for (const row of rows) await pool.execute(insertSql, row);
    });
  } finally {
    await pool.end();
  }
};

/** What the page did that this program replaces: connect, insert, leave. */
export const insertByNewConnections: Baseline = async (database, rows) => {
  const config = configFor(database);
  return secondsOf(async () => {
    for (const row of rows) {
      const connection = await createConnection(config);
      await connection.query(insertSql, row);
      await connection.end();
    }
  });
};

function configFor(database: PrivateMariadb): ConnectionConfig {
  const { servers, user, password, database: name } = parseDatabaseUrl(database.stationUrl);
  return { ...servers[0], user, password, database: name };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedMs = systemClock.monotonicMs();
  await work();
  return (systemClock.monotonicMs() - startedMs) / 1_000;
}
