import type { Session } from './session';
import { insertSql, selectKeysSql, type InsertStatement } from './statements';

/*
 * Both answer the keys that are in the database now, in lower case, after they were committed. When they reject, nothing
 * is known: the commit may have happened and its answer been lost. The same rows are sent again then.
 */

/**
 * Inserts rows that are believed to be new. At a server that stands alone one statement is a transaction of its own;
 * several share one. In a cluster only the answer to a commit counts: a statement's rows come back before it is known
 * whether the other nodes take them, and a node that was just cut off let rows vanish so (seen on 10.11.19).
 */
export async function insertNew(
  session: Session,
  statements: readonly InsertStatement[],
  isCluster: boolean,
): Promise<string[]> {
  const isSingle = statements.length === 1 && statements.every(({ target }) => target.mapped === null);
  if (isSingle && !isCluster) return insertAll(session, statements);
  await session.query('START TRANSACTION');
  const keys = await insertAll(session, statements);
  await session.query('COMMIT');
  return keys;
}

/** Inserts those rows that are not there yet, in one transaction. */
export async function insertMissing(
  session: Session,
  statements: readonly InsertStatement[],
): Promise<string[]> {
  await session.query('START TRANSACTION');
  const keys: string[] = [];
  for (const { target, rows } of statements) {
    const scanIds = rows.map(({ scanId }) => scanId);
    const found = await session.query<KeyRow[]>(selectKeysSql(target.own, scanIds.length), scanIds);
    const present = new Set(readKeys(found, target.own.keyColumn));
    const missingRows = rows.filter(({ scanId }) => !present.has(scanId.toLowerCase()));
    keys.push(...present);
    if (missingRows.length > 0) keys.push(...(await insertAll(session, [{ target, rows: missingRows }])));
  }
  await session.query('COMMIT');
  return keys;
}

/** The own row comes first: one whose key is there keeps the row of the mapped table from being written again. */
async function insertAll(session: Session, statements: readonly InsertStatement[]): Promise<string[]> {
  const keys: string[] = [];
  for (const { target, rows } of statements) {
    const returned = await session.batch<KeyRow[]>(
      insertSql(target.own),
      rows.map(({ own }) => own),
    );
    keys.push(...readKeys(returned, target.own.keyColumn));
    if (target.mapped === null) continue;
    await session.batch(
      target.mapped.insertSql,
      rows.flatMap(({ mapped }) => (mapped === null ? [] : [mapped])),
    );
  }
  return keys;
}

type KeyRow = Readonly<Record<string, unknown>>;

function readKeys(rows: readonly KeyRow[], keyColumn: string): string[] {
  return rows.map((row) => String(row[keyColumn]).toLowerCase());
}
