import type { ListMark, ReferenceRow } from './destination';
import type { ReferenceListName } from '../../../shared/reference';
import type { Session } from './session';

/** Where each list is, and what of it is read beside code, activity and time of the last change. */
const tables: Record<ReferenceListName, { table: string; keyColumn: string; columns: readonly string[] }> = {
  operators: { table: 'operator', keyColumn: 'badge', columns: ['name', 'role', 'language', 'pin_hash'] },
  defects: { table: 'defect', keyColumn: 'code', columns: ['description', 'texts'] },
  products: { table: 'product', keyColumn: 'code', columns: ['name'] },
};

/** Longest list a station copies: beyond, its memory and the server's time are better spent otherwise. */
const rowLimit = 200_000;

/**
 * What tells one state of a list from another without reading it: answered from an index of times and codes. The sum is
 * made of the same text on both sides, so that a copy can be checked against it.
 */
export async function readListMark(session: Session, list: ReferenceListName): Promise<ListMark> {
  const { table, keyColumn } = tables[list];
  const [row] = await session.query<{ count: unknown; newest: unknown; sum: unknown }[]>(
    `SELECT COUNT(${keyColumn}) AS count, CAST(MAX(changed_at) AS CHAR) AS newest,
       SUM(CRC32(CONCAT(${keyColumn}, '/', changed_at))) AS sum FROM ${table}`,
  );
  return {
    count: Number(row?.count ?? 0),
    newest: typeof row?.newest === 'string' ? row.newest : null,
    sum: Number(row?.sum ?? 0),
  };
}

/** The rows of a list that were changed at `since` or later; null: all of them. Values are as they come. */
export async function readListRows(
  session: Session,
  list: ReferenceListName,
  since: string | null,
): Promise<ReferenceRow[]> {
  const { table, keyColumn, columns } = tables[list];
  const select = `SELECT ${keyColumn} AS code, active, CAST(changed_at AS CHAR) AS changed_at, ${columns.join(', ')} FROM ${table}`;
  return since === null
    ? session.query<ReferenceRow[]>(`${select} LIMIT ?`, [rowLimit])
    : session.query<ReferenceRow[]>(`${select} WHERE changed_at >= ? LIMIT ?`, [since, rowLimit]);
}
