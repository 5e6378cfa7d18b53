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
  if (statements.length === 1 && !isCluster) return insertAll(session, statements);
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
  for (const statement of statements) {
    const present = new Set(await selectPresentKeys(session, statement));
    const missingRows = statement.rows.filter((_row, index) => !present.has(keyAt(statement, index)));
    keys.push(...present);
    if (missingRows.length > 0)
      keys.push(...(await insertAll(session, [{ ...statement, rows: missingRows }])));
  }
  await session.query('COMMIT');
  return keys;
}

async function insertAll(session: Session, statements: readonly InsertStatement[]): Promise<string[]> {
  const keys: string[] = [];
  for (const { entryTable, rows } of statements) {
    const returned = await session.batch<KeyRow[]>(insertSql(entryTable), rows);
    keys.push(...readKeys(returned, entryTable.keyColumn));
  }
  return keys;
}

async function selectPresentKeys(
  session: Session,
  { entryTable, scanIds }: InsertStatement,
): Promise<string[]> {
  const found = await session.query<KeyRow[]>(selectKeysSql(entryTable, scanIds.length), scanIds);
  return readKeys(found, entryTable.keyColumn);
}

type KeyRow = Readonly<Record<string, unknown>>;

function readKeys(rows: readonly KeyRow[], keyColumn: string): string[] {
  return rows.map((row) => String(row[keyColumn]).toLowerCase());
}

function keyAt({ scanIds }: InsertStatement, index: number): string {
  return (scanIds[index] ?? '').toLowerCase();
}
