import type { Entry } from '../entry';
import type { EntryTable, RowValues, Sender } from './workflow-tables';
import { tableFor } from './workflow-tables';

/**
 * Most bytes of values in one statement. Far below what any server accepts (`max_allowed_packet`, 16 MiB unless set
 * lower); 2,000 scans are about 500 KiB.
 */
export const packetBytes = 768 * 1024;

/** One statement of a batch: rows of one table that fit into one packet. */
export interface InsertStatement {
  entryTable: EntryTable;
  scanIds: string[];
  rows: RowValues[];
}

/** A batch, ordered by table. */
export interface PlannedBatch {
  statements: InsertStatement[];
  /** Entries that no table takes. */
  homeless: Entry[];
}

/** Sorts the entries into as few statements as the size of packets allows. */
export function planBatch(entries: readonly Entry[], sender: Sender): PlannedBatch {
  const plan: PlannedBatch = { statements: [], homeless: [] };
  const openStatements = new Map<EntryTable, { statement: InsertStatement; bytes: number }>();
  for (const entry of entries) {
    const entryTable = tableFor(entry);
    if (entryTable === undefined) {
      plan.homeless.push(entry);
      continue;
    }
    const row = entryTable.toRow(entry, sender);
    const rowBytes = row.reduce((sum, value) => sum + (value === null ? 1 : Buffer.byteLength(value) + 4), 0);
    let open = openStatements.get(entryTable);
    if (open === undefined || open.bytes + rowBytes > packetBytes) {
      open = { statement: { entryTable, scanIds: [], rows: [] }, bytes: 0 };
      openStatements.set(entryTable, open);
      plan.statements.push(open.statement);
    }
    open.statement.scanIds.push(entry.scanId);
    open.statement.rows.push(row);
    open.bytes += rowBytes;
  }
  return plan;
}

/**
 * Inserts rows and answers the keys that are there now. A row whose key is already there fails the whole statement: it is
 * never touched, whatever the server side did with it since.
 *
 * `ON DUPLICATE KEY UPDATE` is not used: with a list of columns MariaDB demands the UPDATE privilege on every one of them
 * (measured on 10.11.19), and without the list a column that moves would silently take another's values.
 */
export function insertSql({ table, keyColumn, columns }: EntryTable): string {
  const placeholders = columns.map(() => '?').join(', ');
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${placeholders}) RETURNING ${keyColumn}`;
}

/** Finds out which of `count` keys are already there. */
export function selectKeysSql({ table, keyColumn }: EntryTable, count: number): string {
  const placeholders = Array.from({ length: count }, () => '?').join(', ');
  return `SELECT ${keyColumn} FROM ${table} WHERE ${keyColumn} IN (${placeholders})`;
}
