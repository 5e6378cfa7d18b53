import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createConnection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQualityData, readMappedWorkflow } from '../e2e/support/mapped-workflow';
import { startMariadb, type PrivateMariadb } from '../e2e/support/mariadb';
import { sampleEntries } from '../e2e/support/sample-entries';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { createMariadbDestination } from '../src/main/agent/destination/mariadb-destination';
import { parseDatabaseUrl } from '../src/main/agent/destination/settings';
import { systemClock } from '../src/main/clock';
import { fgQuality } from '../src/shared/ready-workflows';

interface Run {
  exitCode: number;
  output: string;
  errors: string;
}

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const script = path.join(import.meta.dirname, 'db-migrate.ts');

function migrate(...parameters: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [tsx, script, ...parameters], (_error, output, errors) => {
      resolve({ exitCode: child.exitCode ?? -1, output, errors });
    });
  });
}

describe('npm run db:migrate', () => {
  let database: PrivateMariadb;

  beforeAll(async () => {
    database = await startMariadb({ withSchema: false });
  });
  afterAll(() => database.stop());

  const tablesNow = async (): Promise<string[]> =>
    (
      await database.query<{ name: string }>(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1',
      )
    ).map(({ name }) => name);

  it('prints the SQL in a dry run and changes nothing', async () => {
    const { exitCode, output } = await migrate(
      '--url',
      database.url('admin'),
      '--grant-to',
      'station@%',
      '--dry-run',
    );
    expect(exitCode).toBe(0);
    expect(output).toContain('CREATE TABLE IF NOT EXISTS fg_scan (');
    expect(output).toContain("GRANT SELECT, INSERT ON `scan_station`.fg_scan TO 'station'@'%';");
    expect(await tablesNow()).toEqual([]);
  });

  it('creates the tables, and a second run finds nothing to do', async () => {
    const first = await migrate('--url', database.url('admin'));
    expect(first).toMatchObject({ exitCode: 0, errors: '' });
    expect(first.output).toContain('Applied step 1 (initial).\nApplied step 2 (any workflow).');
    expect(await tablesNow()).toEqual([
      'defect',
      'fg_scan',
      'operator',
      'product',
      'scan_void',
      'schema_version',
      'station',
      'workflow_scan',
    ]);
    const second = await migrate('--url', database.url('admin'));
    expect(second).toEqual({
      exitCode: 0,
      errors: '',
      output: 'The database "scan_station" has schema version 4.\n',
    });
  });

  it('gives an account what a station needs, and not what it must not have', async () => {
    expect(await migrate('--url', database.url('admin'), '--grant-to', 'station@%')).toMatchObject({
      exitCode: 0,
    });
    const settings = parseDatabaseUrl(database.stationUrl);
    const destination = createMariadbDestination({
      settings,
      stationName: 'LINE-4',
      outboxId: randomUUID(),
      workflows: [fgQuality],
      clock: systemClock,
      log: () => undefined,
    });
    await destination.probe();
    await destination.deliver(sampleEntries(3));
    await destination.deliver(sampleEntries(3, 4));
    await destination.heartbeat({ version: '0.1.0', backlog: 0, lastSeq: 6 });
    await destination.heartbeat({ version: '0.1.0', backlog: 0, lastSeq: 6 });
    await destination.stop();

    const { servers, user, password } = settings;
    const station = await createConnection({ ...servers[0], user, password, database: settings.database });
    const forbidden = [
      'DELETE FROM fg_scan',
      `UPDATE fg_scan SET defect = '999'`,
      'UPDATE fg_scan SET scan_id = UUID()',
      'TRUNCATE fg_scan',
      'ALTER TABLE fg_scan ADD COLUMN x INT',
      'DROP TABLE fg_scan',
      'CREATE TABLE x (y INT)',
      `INSERT INTO operator (badge, name) VALUES ('OP0001', 'X')`,
      'DELETE FROM station',
      'UPDATE schema_version SET version = 9',
      'SELECT * FROM mysql.user',
    ];
    for (const statement of forbidden) {
      await expect(station.query(statement), statement).rejects.toMatchObject({
        errno: expect.toSatisfy((errno: number) => [1142, 1143].includes(errno)) as unknown,
      });
    }
    await station.end();
    expect(await database.query('SELECT COUNT(*) AS count FROM fg_scan')).toEqual([{ count: 6 }]);
  });

  it('lets the account insert into the existing table of a configuration, and says so in a dry run', async () => {
    const { folder, remove } = createTemporaryFolder('migrate');
    const config = path.join(folder, 'station.json');
    writeFileSync(config, JSON.stringify({ workflow: readMappedWorkflow() }));
    await database.query(createQualityData);
    const parameters = ['--url', database.url('admin'), '--grant-to', 'station@%', '--config', config];
    const grant = "GRANT INSERT ON `scan_station`.`quality_data` TO 'station'@'%'";
    expect((await migrate(...parameters, '--dry-run')).output).toContain(`${grant};`);
    expect(await migrate(...parameters)).toMatchObject({ exitCode: 0 });
    const grants = await database.query<Record<string, string>>(`SHOW GRANTS FOR 'station'@'%'`);
    const onTable = grants
      .flatMap((row) => Object.values(row))
      .filter((line) => line.includes('quality_data'));
    expect(onTable).toEqual(['GRANT INSERT ON `scan_station`.`quality_data` TO `station`@`%`']);
    writeFileSync(config, JSON.stringify({ workflow: { ...readMappedWorkflow(), destination: {} } }));
    expect((await migrate(...parameters)).errors).toContain('nothing was changed. destination.table');
    remove();
  });

  it.each([
    ['no URL', () => [], '--url is missing'],
    ['a URL that is none', () => ['--url', 'db.factory/scans'], 'The text after --url is not a URL'],
    ['an option nobody knows', () => ['--uri', 'x'], "Unknown option '--uri'"],
    [
      'a wrong password',
      () => ['--url', database.url('admin').replace(/:[^:@]*@/, ':wrong@')],
      'refuses the name "admin" or its password',
    ],
    [
      'a database that does not exist',
      () => ['--url', database.url('admin').replace(/[^/]*$/, 'nowhere')],
      'CREATE DATABASE `nowhere` CHARACTER SET utf8mb4;',
    ],
    [
      'an account without the privileges',
      () => ['--url', database.stationUrl.replace(/[^/]*$/, 'mysql')],
      'It needs ALL PRIVILEGES on the database "mysql"',
    ],
    [
      'a server that is not there',
      () => ['--url', 'mariadb://a:b@127.0.0.1:1/c'],
      'No server answers at 127.0.0.1:1',
    ],
    [
      'a text that is no account',
      () => ['--url', database.url('admin'), '--grant-to', 'a@b@c'],
      'is not an account',
    ],
    [
      'an account that does not exist',
      () => ['--url', database.url('admin'), '--grant-to', 'line4@10.0.%'],
      `CREATE USER 'line4'@'10.0.%' IDENTIFIED BY`,
    ],
  ])('refuses %s in words, with exit code 1', async (_name, parameters, words) => {
    const { exitCode, errors } = await migrate(...parameters());
    expect(errors).toContain(words);
    expect(errors).not.toMatch(/\n\s+at |SqlError|secret/);
    expect(exitCode).toBe(1);
  });

  it('leaves a database alone that a newer program has made', async () => {
    await database.query(
      `INSERT INTO schema_version (version, name, compatible_from) VALUES (99, 'later', 1)`,
    );
    const { exitCode, errors } = await migrate('--url', database.url('admin'));
    expect(exitCode).toBe(1);
    expect(errors).toContain('made by a newer program (schema version 99; this one knows 4)');
  });
});
