import { quoteName } from '../schema/quote';

/** One privilege on one thing, as `SHOW GRANTS` tells it: `UPDATE` of two columns of a table are two of them. */
export interface Privilege {
  /** In capitals: `INSERT`, `ALL PRIVILEGES`, `GRANT OPTION`; `ROLE` for a role that was given. */
  name: string;
  /** The column it is limited to; null for all. */
  column: string | null;
}

/** One line of `SHOW GRANTS`, without the password's hash that may stand in it. */
export interface Grant {
  privileges: Privilege[];
  /** As the server wrote it, quoted: `*.*`, `` `quality`.* ``, `` `quality`.`fg_scan` ``. */
  object: string;
  /** Null for every database, or every table of it. */
  database: string | null;
  table: string | null;
  /** Quoted: the account itself, or a role it has. */
  grantee: string;
}

const grantLine = /^GRANT (?<privileges>.+) ON (?<object>.+?) TO (?<rest>.+)$/;
const roleLine = /^GRANT (?<role>`(?:[^`]|``)+`) TO (?<grantee>\S+)/;
const quotedName = '`(?:[^`]|``)+`';
const granteePattern = new RegExp(`^(${quotedName}(?:@${quotedName})?|'[^']*'@'[^']*'|\\S+)`);

/** Reads the lines of `SHOW GRANTS`. What gives nothing (USAGE, a default role) is left out. */
export function parseGrants(lines: readonly string[]): Grant[] {
  return lines.flatMap((line) => parseGrantLine(line) ?? []);
}

function parseGrantLine(line: string): Grant | null {
  const groups = grantLine.exec(line)?.groups;
  if (groups === undefined) return parseRoleLine(line);
  const { privileges: list = '', object = '', rest = '' } = groups;
  const privileges = parsePrivileges(list).filter(({ name }) => name !== 'USAGE');
  if (/ WITH (?:.* )?GRANT OPTION/.test(rest)) privileges.push({ name: 'GRANT OPTION', column: null });
  if (privileges.length === 0) return null;
  const [database = null, table = null] = splitObject(object);
  return { privileges, object, database, table, grantee: granteePattern.exec(rest)?.[0] ?? '' };
}

function parseRoleLine(line: string): Grant | null {
  const groups = roleLine.exec(line)?.groups;
  if (groups === undefined) return null;
  const { role = '', grantee = '' } = groups;
  const privileges = [{ name: 'ROLE', column: null }];
  return { privileges, object: role, database: null, table: null, grantee };
}

/** Reads `SELECT, INSERT, UPDATE (a, b)`. */
export function parsePrivileges(list: string): Privilege[] {
  return [...list.matchAll(/([A-Z][A-Z ]*[A-Z])\s*(?:\(([^)]*)\))?/g)].flatMap(
    ([, name = '', columns]): Privilege[] =>
      columns === undefined
        ? [{ name, column: null }]
        : columns.split(',').map((column) => ({ name, column: unquote(column.trim()) })),
  );
}

/** Writes them as SQL again. */
export function writePrivileges(privileges: readonly Privilege[]): string {
  return privileges
    .map(({ name, column }) => (column === null ? name : `${name} (${quoteName(column)})`))
    .join(', ');
}

/** Whether a grant holds for a table; the name of a database in a grant may contain the wildcards `_` and `%`. */
export function coversTable(grant: Grant, database: string, table: string): boolean {
  if (isAboutOtherThings(grant)) return false;
  if (grant.table !== null) return grant.database === database && grant.table === table;
  return grant.database === null || matchesPattern(grant.database, database);
}

/** Roles, proxies and routines are no tables. */
function isAboutOtherThings({ object, privileges }: Grant): boolean {
  const isRoutine = /^(?:PROCEDURE|FUNCTION|PACKAGE)/.test(object);
  return isRoutine || privileges.some(({ name }) => name === 'ROLE' || name === 'PROXY');
}

/** Whether a privilege gives another one. */
export function includesPrivilege(held: Privilege, needed: Privilege): boolean {
  if (held.name === 'ALL PRIVILEGES') return needed.name !== 'GRANT OPTION';
  return held.name === needed.name && (held.column === null || held.column === needed.column);
}

function splitObject(object: string): (string | null)[] {
  const match = /^(\*|`(?:[^`]|``)+`)\.(\*|`(?:[^`]|``)+`)$/.exec(object);
  return [match?.[1], match?.[2]].map((part) => (part === undefined || part === '*' ? null : unquote(part)));
}

function unquote(name: string): string {
  return name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;
}

function matchesPattern(pattern: string, name: string): boolean {
  const expression = pattern.replaceAll(/\\?[\s\S]/g, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return part.slice(-1).replace(/[^A-Za-z0-9_]/g, '\\$&');
  });
  return new RegExp(`^${expression}$`, 's').test(name);
}
