import { isUsable } from '../../../../shared/table-mapping';
import type { Workflow } from '../../../../shared/workflow';
import { quoteName, quoteValue } from './quote';

/** An account of the server: `station@'10.0.%'`. */
export interface Account {
  user: string;
  host: string;
}

/**
 * What a station's account may do, table by table, and nothing else: the server itself refuses to change or delete a scan.
 */
export const privilegesByTable = [
  ['fg_scan', 'SELECT, INSERT'],
  ['workflow_scan', 'SELECT, INSERT'],
  ['scan_void', 'SELECT, INSERT'],
  ['station', 'SELECT, INSERT, UPDATE'],
  ['operator', 'SELECT'],
  ['defect', 'SELECT'],
  ['product', 'SELECT'],
  ['schema_version', 'SELECT'],
] as const;

/** A table that exists and that workflows are mapped onto. */
export interface ExistingTable {
  /** Null: in the database of the settings. */
  database: string | null;
  table: string;
}

/** What a station's account may do with such a table. */
export const privilegesOnExistingTables = 'INSERT';

/** The tables that workflows are mapped onto, each once. */
export function existingTablesOf(workflows: readonly Workflow[]): ExistingTable[] {
  const tables = workflows.flatMap(({ destination }) =>
    destination !== undefined && isUsable(destination)
      ? [{ database: destination.database ?? null, table: destination.table }]
      : [],
  );
  const keys = tables.map((table) => JSON.stringify(table));
  return tables.filter((_table, index) => keys.indexOf(keys[index] ?? '') === index);
}

/**
 * Reads `user`, `user@host` or `'user'@'host'`; without a host it is `%`. Null when the text is none of these.
 */
export function parseAccount(text: string): Account | null {
  const match = /^(?:'([^']+)'|([^'@]+))(?:@(?:'([^']+)'|([^'@]+)))?$/.exec(text.trim());
  const user = match?.[1] ?? match?.[2];
  if (user === undefined) return null;
  return { user, host: match?.[3] ?? match?.[4] ?? '%' };
}

/** Reads what CURRENT_USER() answers, `user@host` without quotes; a name may contain an `@`, a host does not. */
export function splitAccount(text: string): Account {
  const at = text.lastIndexOf('@');
  return { user: text.slice(0, at), host: text.slice(at + 1) };
}

/** The account as SQL, quoted. */
export function quoteAccount({ user, host }: Account): string {
  return `${quoteValue(user)}@${quoteValue(host)}`;
}

/** The statements that give an existing account exactly what a station needs, existing tables included. */
export function stationGrants(
  database: string,
  account: Account,
  existingTables: readonly ExistingTable[] = [],
): string[] {
  const own = privilegesByTable.map(
    ([table, privileges]) =>
      `GRANT ${privileges} ON ${quoteName(database)}.${table} TO ${quoteAccount(account)}`,
  );
  const others = existingTables.map((existing) => {
    const [privileges, place] = [privilegesOnExistingTables, existing.database ?? database];
    return `GRANT ${privileges} ON ${quoteName(place)}.${quoteName(existing.table)} TO ${quoteAccount(account)}`;
  });
  return [...own, ...others];
}

/** The statement that creates an account for stations; `password` is what the person types in its place. */
export function createAccountStatement(account: Account, password = 'a long password'): string {
  return `CREATE USER ${quoteAccount(account)} IDENTIFIED BY ${quoteValue(password)}`;
}
