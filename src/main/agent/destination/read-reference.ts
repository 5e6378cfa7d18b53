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

/** The rows of a list that were changed at `since` or later. Values are as they come. */
export function readChangedRows(
  session: Session,
  list: ReferenceListName,
  since: string,
): Promise<ReferenceRow[]> {
  return session.query(`${selectRows(list)} WHERE changed_at >= ? LIMIT ?`, [since, rowLimit]);
}

/**
 * A whole list and the mark of that very state. One snapshot for both: a row that came or went between two readings would
 * stand in a copy whose mark does not know of it, and stay there once the list is again as the mark says.
 */
export async function readWholeList(
  session: Session,
  list: ReferenceListName,
): Promise<{ mark: ListMark; rows: ReferenceRow[] }> {
  // Whatever the server's own level is: only this one keeps a snapshot.
  await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await session.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  const mark = await readListMark(session, list);
  const rows = await session.query<ReferenceRow[]>(`${selectRows(list)} LIMIT ?`, [rowLimit]);
  await session.query('COMMIT');
  return { mark, rows };
}

function selectRows(list: ReferenceListName): string {
  const { table, keyColumn, columns } = tables[list];
  return `SELECT ${keyColumn} AS code, active, CAST(changed_at AS CHAR) AS changed_at, ${columns.join(', ')} FROM ${table}`;
}
