import { privilegesByTable } from '../schema/station-grants';
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

/** Compares what an account holds with what a station needs, table by table. */
export function compareGrants(grants: readonly Grant[], database: string): GrantComparison {
  const surplus = grants.flatMap((grant) => {
    const privileges = grant.privileges.filter((privilege) => !isDocumented(grant, privilege, database));
    return privileges.length === 0 ? [] : [{ privileges, object: grant.object, grantee: grant.grantee }];
  });
  const documented = grants.map((grant) => ({
    ...grant,
    privileges: grant.privileges.filter((privilege) => isDocumented(grant, privilege, database)),
  }));
  return {
    missing: findMissing(grants, database),
    surplus,
    missingAfterRevoke: findMissing(documented, database),
  };
}

function findMissing(grants: readonly Grant[], database: string): GrantComparison['missing'] {
  return privilegesByTable.flatMap(([table, list]) => {
    const held = grants
      .filter((grant) => coversTable(grant, database, table))
      .flatMap(({ privileges }) => privileges);
    const privileges = parsePrivileges(list).filter(
      (needed) => !held.some((privilege) => includesPrivilege(privilege, needed)),
    );
    return privileges.length === 0
      ? []
      : [{ privileges, object: `${quoteName(database)}.${quoteName(table)}` }];
  });
}

/** Exactly the documented privileges on exactly the tables they are documented for; a role is only a way to them. */
function isDocumented(grant: Grant, privilege: Privilege, database: string): boolean {
  if (privilege.name === 'ROLE') return true;
  if (grant.database !== database) return false;
  const [, list] = privilegesByTable.find(([table]) => table === grant.table) ?? [];
  if (list === undefined) return false;
  return parsePrivileges(list).some(
    (documented) => documented.name === privilege.name && includesPrivilege(documented, privilege),
  );
}

/** `INSERT on `quality`.`fg_scan``, for people. */
export function describePrivileges({ privileges, object }: Omit<PrivilegesOnObject, 'grantee'>): string {
  return `${writePrivileges(privileges)} on ${object.replaceAll('`', '')}`;
}

/** Whether privileges only show what they should not; all others can change or stop something. */
export function isReadingOnly({ privileges }: PrivilegesOnObject): boolean {
  return privileges.every(({ name }) => name === 'SELECT' || name === 'SHOW VIEW');
}
