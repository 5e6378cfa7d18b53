import { describe, expect, it } from 'vitest';
import { compareGrants, describePrivileges } from './compare-grants';
import { parseGrants } from './grants';
import { shownGrants } from './testing/shown-grants';

const documented = shownGrants('quality');
const usage = `GRANT USAGE ON *.* TO \`station\`@\`%\` IDENTIFIED BY PASSWORD '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19'`;

function compare(...lines: string[]): { missing: string[]; surplus: string[] } {
  const { missing, surplus } = compareGrants(parseGrants(lines), 'quality');
  return { missing: missing.map(describePrivileges), surplus: surplus.map(describePrivileges) };
}

describe('comparing what SHOW GRANTS says with what a station needs', () => {
  it('is content with the documented grants', () => {
    expect(compare(usage, ...documented)).toEqual({ missing: [], surplus: [] });
  });

  it('misses everything where there is nothing', () => {
    expect(compare(usage).missing).toEqual([
      'SELECT, INSERT on quality.fg_scan',
      'SELECT, INSERT on quality.workflow_scan',
      'SELECT, INSERT on quality.scan_void',
      'SELECT, INSERT, UPDATE on quality.station',
      'SELECT on quality.operator',
      'SELECT on quality.defect',
      'SELECT on quality.product',
      'SELECT on quality.schema_version',
    ]);
  });

  it.each([
    ['everything', 'GRANT ALL PRIVILEGES ON *.* TO `station`@`%`', 'ALL PRIVILEGES on *.*'],
    [
      'a whole database',
      'GRANT SELECT, INSERT, UPDATE ON `quality`.* TO `station`@`%`',
      'SELECT, INSERT, UPDATE on quality.*',
    ],
    [
      'a database by wildcard',
      'GRANT ALL PRIVILEGES ON `qual%`.* TO `station`@`%`',
      'ALL PRIVILEGES on qual%.*',
    ],
  ])('finds %s too much, and enough', (_name, line, surplus) => {
    expect(compare(usage, line)).toEqual({ missing: [], surplus: [surplus] });
  });

  it.each([
    [
      'another right on a table of the station',
      'GRANT DELETE ON `quality`.`fg_scan` TO `station`@`%`',
      'DELETE on quality.fg_scan',
    ],
    [
      'a right on a column of it',
      'GRANT UPDATE (`defect`, `approved`) ON `quality`.`fg_scan` TO `station`@`%`',
      'UPDATE (`defect`), UPDATE (`approved`) on quality.fg_scan',
    ],
    ['a table beside them', 'GRANT SELECT ON `quality`.`wages` TO `station`@`%`', 'SELECT on quality.wages'],
    [
      'the same name in another database',
      'GRANT SELECT ON `other`.`fg_scan` TO `station`@`%`',
      'SELECT on other.fg_scan',
    ],
    [
      'the right to give rights',
      "GRANT USAGE ON *.* TO `station`@`%` IDENTIFIED BY PASSWORD '*AB' WITH GRANT OPTION",
      'GRANT OPTION on *.*',
    ],
    [
      'a routine',
      'GRANT EXECUTE ON PROCEDURE `quality`.`fg_scan` TO `station`@`%`',
      'EXECUTE on PROCEDURE quality.fg_scan',
    ],
    [
      'a privilege of several words',
      'GRANT RELOAD, BINLOG MONITOR ON *.* TO `station`@`%`',
      'RELOAD, BINLOG MONITOR on *.*',
    ],
  ])('finds %s too much', (_name, line, surplus) => {
    expect(compare(usage, ...documented, line)).toEqual({ missing: [], surplus: [surplus] });
  });

  it('takes an escaped wildcard in the name of a database for the character itself', () => {
    const lines = ['GRANT ALL PRIVILEGES ON `qual\\_ty`.* TO `station`@`%`'];
    expect(compareGrants(parseGrants(lines), 'qual_ty').missing).toEqual([]);
    expect(compareGrants(parseGrants(lines), 'quality').missing).not.toEqual([]);
  });

  it('does not take a limit of connections for a right', () => {
    const limited = `${usage} WITH MAX_USER_CONNECTIONS 5`;
    expect(compare(limited, ...documented)).toEqual({ missing: [], surplus: [] });
  });

  it('counts what a role gives, and names the role where that is too much', () => {
    const byRole = documented.map((line) => line.replace(/TO .*$/, 'TO `stations`'));
    const given = 'GRANT `stations` TO `station`@`%`';
    const standard = 'SET DEFAULT ROLE `stations` FOR `station`@`%`';
    expect(compare(given, usage, ...byRole, standard)).toEqual({ missing: [], surplus: [] });
    const { surplus } = compareGrants(parseGrants(['GRANT DELETE ON `quality`.* TO `stations`']), 'quality');
    expect(surplus).toMatchObject([{ grantee: '`stations`' }]);
  });

  it('never keeps the hash of a password', () => {
    expect(JSON.stringify(parseGrants([usage.replace('USAGE', 'PROCESS')]))).not.toContain('2470C0');
  });
});
