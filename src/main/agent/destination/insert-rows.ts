import type { Session } from './session';
import { insertSql, selectKeysSql, type InsertStatement } from './statements';

/*
 * When one of these resolves, every row is in the database and committed. When it rejects nothing is known: the commit may
 * have happened and its answer been lost. The same rows are sent again then.
 */

/**
 * Inserts rows that are believed to be new. At a server that stands alone one statement is a transaction of its own;
 * several share one. In a cluster only the answer to a commit counts (decision 0008).
 */
export async function insertNew(
  session: Session,
  statements: readonly InsertStatement[],
  isCluster: boolean,
): Promise<void> {
  const isSingle = statements.length === 1 && statements.every(({ target }) => target.mapped === null);
  if (isSingle && !isCluster) return insertAll(session, statements);
  await session.query('START TRANSACTION');
  await insertAll(session, statements);
  await session.query('COMMIT');
}

/** Inserts those rows that are not there yet, in one transaction. */
export async function insertMissing(session: Session, statements: readonly InsertStatement[]): Promise<void> {
  await session.query('START TRANSACTION');
  for (const { target, rows } of statements) {
    const scanIds = rows.map(({ scanId }) => scanId);
    const found = await session.query<KeyRow[]>(selectKeysSql(target.own, scanIds.length), scanIds);
    const present = new Set(found.map((row) => String(row[target.own.keyColumn]).toLowerCase()));
    const missingRows = rows.filter(({ scanId }) => !present.has(scanId.toLowerCase()));
    if (missingRows.length > 0) await insertAll(session, [{ target, rows: missingRows }]);
  }
  await session.query('COMMIT');
}

type KeyRow = Readonly<Record<string, unknown>>;

/** The own row comes first: one whose key is there keeps the row of the mapped table from being written again. */
async function insertAll(session: Session, statements: readonly InsertStatement[]): Promise<void> {
  for (const { target, rows } of statements) {
    await insert(
      session,
      insertSql(target.own),
      rows.map(({ own }) => own),
    );
    if (target.mapped === null) continue;
    await insert(
      session,
      target.mapped.insertSql,
      rows.flatMap(({ mapped }) => (mapped === null ? [] : [mapped])),
    );
  }
}

/** A plain INSERT takes all rows or fails; a server that says otherwise is not believed. */
async function insert(session: Session, sql: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  const taken = await session.batch(sql, rows);
  if (taken !== rows.length)
    throw new Error(`The database says that it took ${taken} of ${rows.length} rows.`);
}
