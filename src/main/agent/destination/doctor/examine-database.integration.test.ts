import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQualityData, readMappedWorkflow } from '../../../../../e2e/support/mapped-workflow';
import { startMariadb, type PrivateMariadb } from '../../../../../e2e/support/mariadb';
import { waitUntil } from '../../../../../e2e/support/wait-until';
import { doctorChecks, type DoctorFinding, type DoctorReport } from '../../../../shared/doctor';
import { createAccountStatement, stationGrants } from '../schema/station-grants';
import { parseDatabaseUrl, type DatabaseSettings } from '../settings';
import { examine, findingOf, levelsOf } from '../../../../../e2e/support/examine';

const password = 'a-test-password';

describe('the doctor at a server of stock settings', () => {
  let database: PrivateMariadb;
  let settings: DatabaseSettings;

  beforeAll(async () => {
    // What Debian ships: names are resolved, no binary log, no slow log.
    database = await startMariadb({
      serverArguments: ['--skip-name-resolve=OFF', '--innodb-flush-log-at-trx-commit=1'],
    });
    settings = parseDatabaseUrl(database.stationUrl);
  });
  afterAll(() => database.stop());

  async function createAccount(user: string, ...grants: string[]): Promise<DatabaseSettings> {
    await database.query(createAccountStatement({ user, host: '%' }, password));
    for (const grant of grants) await database.query(grant);
    return { ...settings, user, password };
  }

  it('finds nothing worse than notes with the documented account', async () => {
    const report = await examine(settings);
    expect(levelsOf(report, 'warning', 'error', 'not-reached')).toEqual([]);
    expect(levelsOf(report, 'note')).toEqual([
      'account-limit',
      'max-connect-errors',
      'wait-timeout',
      'slow-log',
    ]);
    expect(findingOf(report, 'wait-timeout').found).toBe('28800 s for others, 3 s for stations');
    expect(findingOf(report, 'clock').found).toBe('no difference that could be measured');
    expect(report.worst).toBe('note');
  });

  it('uses one connection and leaves none', async () => {
    const sessionsBefore = await connectionsSoFar();
    await examine(settings);
    // One of the two is the question itself.
    expect((await connectionsSoFar()) - sessionsBefore).toBe(2);
    await waitUntil('it is gone', async () => (await database.stationSessions()) === 0);
  });

  async function connectionsSoFar(): Promise<number> {
    const [row] = await database.query<{ Value: string }>(`SHOW GLOBAL STATUS LIKE 'Connections'`);
    return Number(row?.Value);
  }

  it('examines every server of a list and says of each line whose it is; one that is stopped costs one bad line', async () => {
    const second = await startMariadb();
    try {
      await second.query(`ALTER USER station@'%' IDENTIFIED BY '${settings.password}'`);
      const [here] = settings.servers;
      const [there] = parseDatabaseUrl(second.stationUrl).servers;
      const hereName = `${here.host}:${here.port}`;
      const thereName = `${there.host}:${there.port}`;
      const linesOf = (report: DoctorReport, name: string): DoctorFinding[] =>
        report.findings.filter(({ server }) => server === name);

      await second.query('SET GLOBAL read_only = ON, GLOBAL innodb_flush_log_at_trx_commit = 2');
      const both = await examine({ ...settings, servers: [here, there] });
      expect(both.target).toBe(`station@${hereName},${thereName}/${settings.database}`);
      expect(linesOf(both, hereName).map(({ check }) => check)).toEqual([...doctorChecks]);
      expect(linesOf(both, thereName).map(({ check }) => check)).toEqual([...doctorChecks]);
      expect(both.findings.filter(({ level }) => level === 'warning' || level === 'error')).toMatchObject([
        { server: thereName, check: 'flush-log', level: 'warning' },
      ]);
      expect(linesOf(both, thereName).find(({ check }) => check === 'read-only')).toMatchObject({
        level: 'note',
        found: `read_only = ON; stations write to ${hereName} meanwhile`,
        remedy: { sql: [], optionFile: [] },
      });
      expect(both.worst).toBe('warning');

      await second.shutDown();
      const halved = await examine({ ...settings, servers: [there, here] });
      expect(linesOf(halved, thereName)).toMatchObject([
        { check: 'name', level: 'ok' },
        { check: 'port', level: 'error' },
      ]);
      expect(linesOf(halved, hereName).map(({ check }) => check)).toEqual([...doctorChecks]);
      expect(levelsOf(halved, 'warning', 'error', 'not-reached')).toEqual(['port']);
      expect(halved.worst).toBe('error');
    } finally {
      await second.stop();
    }
  });

  it('judges the number of connections by the stations it is told, or by those the server has seen', async () => {
    expect(findingOf(await examine(settings, 300), 'max-connections').level).toBe('note');
    expect(findingOf(await examine(settings, 500), 'max-connections')).toMatchObject({
      level: 'warning',
      found: '151, for 500 stations',
      recommended: '1020 or more: 2 for each station and 20 for all else',
    });
    await database.query(
      `INSERT INTO station VALUES ('A', UUID(), '1', 0, 0, UTC_TIMESTAMP()), ('B', UUID(), '1', 0, 0, UTC_TIMESTAMP()),
        ('OLD', UUID(), '1', 0, 0, UTC_TIMESTAMP() - INTERVAL 30 DAY)`,
    );
    expect((await examine(settings)).stations).toEqual({ count: 2, source: 'seen-at-server' });
    await database.query('DELETE FROM station');
  });

  it('names each right that is missing, and its SQL mends it', async () => {
    const grants = stationGrants(database.database, { user: 'short', host: '%' });
    const account = await createAccount('short', ...grants);
    await database.query(`REVOKE INSERT ON ${database.database}.fg_scan FROM short@'%'`);
    const report = await examine(account);
    const missing = findingOf(report, 'missing-privileges');
    expect(missing).toMatchObject({ level: 'error', found: 'INSERT on scan_station.fg_scan' });
    for (const statement of missing.remedy?.sql ?? []) await database.query(statement);
    expect(findingOf(await examine(account), 'missing-privileges').level).toBe('ok');
  });

  it('names the rights an account has beyond need, and its SQL leaves exactly the documented ones', async () => {
    await database.query('CREATE PROCEDURE count_scans() SELECT COUNT(*) FROM fg_scan');
    const account = await createAccount(
      'almighty',
      `GRANT ALL PRIVILEGES ON *.* TO almighty@'%' WITH GRANT OPTION`,
      `GRANT SELECT, CREATE ON \`wage\\_data\`.* TO almighty@'%' WITH GRANT OPTION`,
      `GRANT UPDATE (defect), INSERT ON fg_scan TO almighty@'%'`,
      `GRANT EXECUTE ON PROCEDURE count_scans TO almighty@'%'`,
    );
    const report = await examine(account);
    const surplus = findingOf(report, 'surplus-privileges');
    expect(surplus.level).toBe('warning');
    expect(new Set(surplus.found.split('; '))).toEqual(
      new Set([
        'ALL PRIVILEGES, GRANT OPTION on *.*',
        'SELECT, CREATE, GRANT OPTION on wage\\_data.*',
        'UPDATE (`defect`) on scan_station.fg_scan',
        'EXECUTE on PROCEDURE scan_station.count_scans',
      ]),
    );
    expect(findingOf(report, 'missing-privileges').level).toBe('ok');
    expect(JSON.stringify(report)).not.toContain('PASSWORD');
    for (const statement of surplus.remedy?.sql ?? []) await database.query(statement);
    const mended = await examine(account);
    expect(levelsOf(mended, 'warning', 'error')).toEqual([]);
    expect(findingOf(mended, 'surplus-privileges').found).toBe('none');
  });

  it('examines the existing table of a mapped workflow, and the right on it: neither missing nor too much', async () => {
    const mapped = [readMappedWorkflow()];
    await database.query(createQualityData);
    const grants = stationGrants(database.database, { user: 'mapped', host: '%' });
    const account = await createAccount('mapped', ...grants);
    const unseen = await examine(account, null, mapped);
    expect(levelsOf(unseen, 'warning', 'error')).toEqual(['table-mapping', 'missing-privileges']);
    expect(findingOf(unseen, 'missing-privileges').found).toBe('INSERT on scan_station.quality_data');
    for (const statement of findingOf(unseen, 'missing-privileges').remedy?.sql ?? [])
      await database.query(statement);
    const fitting = await examine(account, null, mapped);
    expect(levelsOf(fitting, 'warning', 'error', 'not-reached')).toEqual([]);
    expect(findingOf(fitting, 'table-mapping').found).toBe('fg-quality fits quality_data');
    expect(findingOf(fitting, 'surplus-privileges').found).toBe('none');
    await database.query('ALTER TABLE quality_data ENGINE=MyISAM');
    expect(findingOf(await examine(account, null, mapped), 'table-mapping')).toMatchObject({
      level: 'error',
      found: expect.stringContaining('fg-quality into quality_data: Its engine MyISAM') as unknown,
    });
    await database.query('DROP TABLE quality_data');
  });

  it('reads rights that come by a role', async () => {
    await database.query('CREATE ROLE stations');
    const grants = stationGrants(database.database, { user: 'stations', host: '%' });
    const account = await createAccount(
      'by_role',
      ...grants.map((grant) => grant.replace(/TO .*$/, 'TO stations')),
      `GRANT stations TO by_role@'%'`,
      `SET DEFAULT ROLE stations FOR by_role@'%'`,
    );
    const report = await examine(account);
    expect(levelsOf(report, 'warning', 'error', 'not-reached')).toEqual([]);
    expect(findingOf(report, 'surplus-privileges').found).toBe('none');
  });

  it('ends the chain at a wrong password, in a sentence, and marks the rest as not reached', async () => {
    const report = await examine({ ...settings, password: 'wrong' });
    expect(findingOf(report, 'login')).toMatchObject({
      level: 'error',
      found: expect.stringContaining('Access denied for user') as string,
    });
    expect(levelsOf(report, 'ok')).toEqual(['name', 'port', 'server']);
    expect(report.worst).toBe('error');
    expect(JSON.stringify(report)).not.toContain('wrong"');
  });

  it('tells a database that is not there from the rest of the server, which it still judges', async () => {
    const account = await createAccount('lost', `GRANT SELECT ON *.* TO lost@'%'`);
    const report = await examine({ ...account, database: 'nowhere' });
    expect(findingOf(report, 'database')).toMatchObject({
      level: 'error',
      found: 'there is no database "nowhere"',
    });
    expect(levelsOf(report, 'not-reached')).toEqual(['schema', 'table-mapping', 'surplus-privileges']);
  });

  it('finds changed settings of the server, and its SQL mends them', async () => {
    const broken = {
      innodb_flush_log_at_trx_commit: '0',
      max_allowed_packet: '1048576',
      connect_timeout: '2',
      max_connect_errors: '10',
      sql_mode: "''",
      read_only: 'ON',
    };
    for (const [name, value] of Object.entries(broken)) await database.query(`SET GLOBAL ${name} = ${value}`);
    const report = await examine(settings);
    expect(levelsOf(report, 'error')).toEqual(['read-only', 'max-allowed-packet', 'flush-log']);
    expect(levelsOf(report, 'warning')).toEqual(['max-connect-errors', 'connect-timeout']);
    expect(findingOf(report, 'sql-mode')).toMatchObject({ level: 'note' });
    for (const { remedy } of report.findings) {
      for (const statement of remedy?.sql ?? []) await database.query(statement);
    }
    const mended = await examine(settings);
    expect(levelsOf(mended, 'note', 'warning', 'error', 'not-reached')).toEqual([]);
  });
});
