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
  ['schema_version', 'SELECT'],
] as const;

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

/** The statements that give an existing account exactly what a station needs. */
export function stationGrants(database: string, account: Account): string[] {
  return privilegesByTable.map(
    ([table, privileges]) =>
      `GRANT ${privileges} ON ${quoteName(database)}.${table} TO ${quoteAccount(account)}`,
  );
}

/** The statement that creates an account for stations; `password` is what the person types in its place. */
export function createAccountStatement(account: Account, password = 'a long password'): string {
  return `CREATE USER ${quoteAccount(account)} IDENTIFIED BY ${quoteValue(password)}`;
}
