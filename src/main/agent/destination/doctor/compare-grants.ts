import { privilegesByTable, privilegesOnExistingTables, type ExistingTable } from '../schema/station-grants';
import { quoteName } from '../schema/quote';
import {
  coversTable,
  includesPrivilege,
  parsePrivileges,
  writePrivileges,
  type Grant,
  type Privilege,
} from './grants';

/** Privileges on one thing: `SELECT, INSERT` on `` `quality`.`fg_scan` `` of a grantee. */
export interface PrivilegesOnObject {
  privileges: Privilege[];
  /** Quoted. */
  object: string;
  /** Quoted; the account or a role of it. */
  grantee: string;
}

/** What an account may and should not, and what it should and may not. */
export interface GrantComparison {
  missing: Omit<PrivilegesOnObject, 'grantee'>[];
  surplus: PrivilegesOnObject[];
  /** What is missing once the surplus is revoked. */
  missingAfterRevoke: Omit<PrivilegesOnObject, 'grantee'>[];
}

/** What a station needs on one table. */
interface Need {
  database: string;
  table: string;
  privileges: Privilege[];
}

function listNeeds(database: string, existingTables: readonly ExistingTable[]): Need[] {
  return [
    ...privilegesByTable.map(([table, list]) => ({ database, table, privileges: parsePrivileges(list) })),
    ...existingTables.map((existing) => ({
      database: existing.database ?? database,
      table: existing.table,
      privileges: parsePrivileges(privilegesOnExistingTables),
    })),
  ];
}

/** Compares what an account holds with what a station needs, table by table. */
export function compareGrants(
  grants: readonly Grant[],
  database: string,
  existingTables: readonly ExistingTable[] = [],
): GrantComparison {
  const needs = listNeeds(database, existingTables);
  const surplus = grants.flatMap((grant) => {
    const privileges = grant.privileges.filter((privilege) => !isDocumented(grant, privilege, needs));
    return privileges.length === 0 ? [] : [{ privileges, object: grant.object, grantee: grant.grantee }];
  });
  const documented = grants.map((grant) => ({
    ...grant,
    privileges: grant.privileges.filter((privilege) => isDocumented(grant, privilege, needs)),
  }));
  return {
    missing: findMissing(grants, needs),
    surplus,
    missingAfterRevoke: findMissing(documented, needs),
  };
}

function findMissing(grants: readonly Grant[], needs: readonly Need[]): GrantComparison['missing'] {
  return needs.flatMap(({ database, table, privileges: needed }) => {
    const held = grants
      .filter((grant) => coversTable(grant, database, table))
      .flatMap(({ privileges }) => privileges);
    const privileges = needed.filter((each) => !held.some((privilege) => includesPrivilege(privilege, each)));
    return privileges.length === 0
      ? []
      : [{ privileges, object: `${quoteName(database)}.${quoteName(table)}` }];
  });
}

/** Exactly the documented privileges on exactly the tables they are documented for; a role is only a way to them. */
function isDocumented(grant: Grant, privilege: Privilege, needs: readonly Need[]): boolean {
  if (privilege.name === 'ROLE') return true;
  return needs
    .filter(({ database, table }) => grant.database === database && grant.table === table)
    .flatMap(({ privileges }) => privileges)
    .some((documented) => documented.name === privilege.name && includesPrivilege(documented, privilege));
}

/** `INSERT on `quality`.`fg_scan``, for people. */
export function describePrivileges({ privileges, object }: Omit<PrivilegesOnObject, 'grantee'>): string {
  return `${writePrivileges(privileges)} on ${object.replaceAll('`', '')}`;
}

/** Whether privileges only show what they should not; all others can change or stop something. */
export function isReadingOnly({ privileges }: PrivilegesOnObject): boolean {
  return privileges.every(({ name }) => name === 'SELECT' || name === 'SHOW VIEW');
}
