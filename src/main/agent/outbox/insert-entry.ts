import type { Database, Statement } from 'better-sqlite3';
import { DamagedFileError } from './damage';
import { newEntryColumns, type NewEntryRow } from './entry-rows';

/**
 * Inserts rows with these columns under the next number, which the file notes (trigger `entry_number_taken`). The function
 * answers the number; null: the scan id is there already, and nothing was changed.
 */
export function prepareInsertEntry<Column extends string>(
  database: Database,
  columns: readonly Column[],
): (row: Readonly<Record<Column, unknown>>) => number | null {
  const insert = database.prepare(insertSql(columns, 'TRUE'));
  const countOwnRows = database.prepare<[], number>('SELECT count(*) FROM outbox').pluck();
  return (row) => {
    const seq = numberOf(insert, valuesOf(row, columns));
    if (seq === null && countOwnRows.get() === 0)
      throw new DamagedFileError('The outbox file has lost its own row.');
    return seq;
  };
}

/**
 * The same for a scan, with the look for an earlier one in the same statement: a transaction of its own, which is what most
 * scans need. Null: the scan id is there, or a row with the same key, or something is wrong; nothing was changed.
 */
export function prepareInsertUnlike(database: Database): (row: NewEntryRow) => number | null {
  const insert = database.prepare(insertSql(newEntryColumns, unlike));
  return (row) => numberOf(insert, [...valuesOf(row, newEntryColumns), row.row_key]);
}

/** A row without a key is like no other. */
export const unlike = 'NOT EXISTS (SELECT 1 FROM entry WHERE row_key = CAST(? AS TEXT))';

/** Parameters by place: names are looked up one by one. */
function insertSql(columns: readonly string[], condition: string): string {
  const placeholders = columns.map(() => '?').join(', ');
  return [
    `INSERT INTO entry (seq, ${columns.join(', ')}) SELECT last_seq + 1, ${placeholders} FROM outbox WHERE`,
    condition,
    'ON CONFLICT (scan_id) DO NOTHING',
  ].join(' ');
}

function valuesOf<Column extends string>(
  row: Readonly<Record<Column, unknown>>,
  columns: readonly Column[],
): unknown[] {
  return columns.map((column) => row[column]);
}

function numberOf(insert: Statement, values: readonly unknown[]): number | null {
  const { changes, lastInsertRowid } = insert.run(...values);
  return changes === 1 ? Number(lastInsertRowid) : null;
}
