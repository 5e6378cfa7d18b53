import type { Entry } from '../entry';
import type { EntryTable, RowValues, Sender } from './workflow-tables';
import { tableFor } from './workflow-tables';

/**
 * Most bytes of values in one statement. Far below what any server accepts (`max_allowed_packet`, 16 MiB unless set
 * lower); 2,000 scans are about 500 KiB.
 */
const packetBytes = 768 * 1024;

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
 * Inserts, and on a repeat changes nothing, not even a column the server side has changed since. The server returns the
 * key of the row that is there: ours, or that of another row that already has one of our unique values.
 */
export function insertSql({ table, keyColumn, columns }: EntryTable): string {
  const placeholders = columns.map(() => '?').join(', ');
  return (
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${placeholders}) ` +
    `ON DUPLICATE KEY UPDATE ${keyColumn} = ${keyColumn} RETURNING ${keyColumn}`
  );
}
