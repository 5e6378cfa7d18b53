import type { NumberBlock, NumberedId, SeqRange } from '../entry';
import type { Session } from './session';
import { ownTables } from './workflow-tables';

/*
 * Reads back which numbers of an outbox are in the database. Each table has an index on (outbox_id, seq) that also holds
 * the key, so neither statement reads a row.
 */

/** The numbers in a range, by block: how many there are, and their sum. Blocks without any are left out. */
export async function countNumbers(
  session: Session,
  outboxId: string,
  range: SeqRange,
  blockSize: number,
): Promise<NumberBlock[]> {
  const table = `(${unionOf('seq')}) AS numbers`;
  const rows = await session.query<Record<keyof NumberBlock, unknown>[]>(
    `SELECT seq DIV ? AS block, COUNT(*) AS count, SUM(seq) AS sum FROM ${table} GROUP BY block ORDER BY block`,
    [blockSize, ...parametersOf(outboxId, range)],
  );
  return rows.map(({ block, count, sum }) => ({
    block: Number(block),
    count: Number(count),
    sum: Number(sum),
  }));
}

/** The numbers in a range and the scans and voids that have them, in order; at most `limit`. */
export async function listNumbers(
  session: Session,
  outboxId: string,
  range: SeqRange,
  limit: number,
): Promise<NumberedId[]> {
  const rows = await session.query<Record<'seq' | 'id', unknown>[]>(
    `${unionOf('seq', 'id')} ORDER BY seq LIMIT ?`,
    [...parametersOf(outboxId, range), limit],
  );
  return rows.map(({ seq, id }) => ({ seq: Number(seq), scanId: String(id).toLowerCase() }));
}

/** One number is in one of the tables; which one is not asked. */
function unionOf(...names: ('seq' | 'id')[]): string {
  return ownTables
    .map(({ table, keyColumn }) => {
      const columns = names.map((name) => (name === 'id' ? `${keyColumn} AS id` : name)).join(', ');
      return `SELECT ${columns} FROM ${table} WHERE outbox_id = ? AND seq BETWEEN ? AND ?`;
    })
    .join(' UNION ALL ');
}

function parametersOf(outboxId: string, { from, to }: SeqRange): unknown[] {
  return ownTables.flatMap(() => [outboxId, from, to]);
}
