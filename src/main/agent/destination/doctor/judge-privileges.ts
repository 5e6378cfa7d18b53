import { quoteAccount, splitAccount } from '../schema/station-grants';
import {
  compareGrants,
  describePrivileges,
  isReadingOnly,
  type GrantComparison,
  type PrivilegesOnObject,
} from './compare-grants';
import { parseGrants, writePrivileges, type Privilege } from './grants';
import { serverCheck, type Check, type Judgement } from './judgement';

/** The account's rights, against what a station needs: neither less nor more. */
export const privilegeChecks: readonly Check[] = [
  serverCheck('missing-privileges', 'Rights that are missing', (server, { question }) =>
    judgeMissing(
      compareGrants(parseGrants(server.grants), question.database, question.existingTables),
      quoteAccount(splitAccount(server.account)),
    ),
  ),
  serverCheck('surplus-privileges', 'Rights beyond need', (server, { question }) => {
    // Where the name of the database is wrong, every right on the right one would look like too much.
    if (server.databaseFailure !== null) return null;
    return judgeSurplus(
      compareGrants(parseGrants(server.grants), question.database, question.existingTables),
      quoteAccount(splitAccount(server.account)),
    );
  }),
];

function judgeMissing({ missing }: GrantComparison, account: string): Judgement {
  const recommended = 'none';
  const why = 'Without them the server refuses the scans; they are kept on the PC until it is mended.';
  if (missing.length === 0) return { level: 'ok', found: 'none is missing', recommended, why };
  return {
    level: 'error',
    found: missing.map(describePrivileges).join('; '),
    recommended,
    why,
    remedy: {
      sql: missing.map((each) => grantStatement(each, account)),
      advice: 'The tables must be there first.',
    },
  };
}

function judgeSurplus({ surplus, missingAfterRevoke }: GrantComparison, account: string): Judgement {
  const recommended = 'none: the server itself then refuses to change or delete a scan';
  const why =
    'The password lies on every station. Who reads it there can do whatever the account can: with these rights, also what no station needs.';
  if (surplus.length === 0) return { level: 'ok', found: 'none', recommended, why };
  const revokes = surplus.flatMap(revokeStatements);
  return {
    level: surplus.every(isReadingOnly) ? 'note' : 'warning',
    found: surplus.map(describePrivileges).join('; '),
    recommended,
    why,
    remedy: {
      sql: [...revokes, ...missingAfterRevoke.map((each) => grantStatement(each, account))],
      advice: 'If other programs use this account, give the stations one of their own instead.',
    },
  };
}

/** ALL PRIVILEGES stands alone in a statement: the server takes no list with it. */
function revokeStatements({ privileges, object, grantee }: PrivilegesOnObject): string[] {
  const isAll = ({ name }: Privilege): boolean => name === 'ALL PRIVILEGES';
  return [privileges.filter(isAll), privileges.filter((privilege) => !isAll(privilege))]
    .filter((list) => list.length > 0)
    .map((list) => ['REVOKE', writePrivileges(list), 'ON', object, 'FROM', grantee].join(' '));
}

function grantStatement({ privileges, object }: GrantComparison['missing'][number], account: string): string {
  return ['GRANT', writePrivileges(privileges), 'ON', object, 'TO', account].join(' ');
}
