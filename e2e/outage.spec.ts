import { expect, test } from './support/fixtures';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import { agentProcessId, type LaunchedStation } from './support/station';

/*
 * The station against a real MariaDB that dies, returns and is set up wrongly.
 */

let database: PrivateMariadb;

test.beforeEach(async () => {
  database = await startMariadb();
});
test.afterEach(async () => {
  await database.stop();
});

const deliveredCps = async (): Promise<string[]> =>
  (await database.query<{ cp: string }>('SELECT cp FROM fg_scan ORDER BY seq')).map((row) => row.cp);

const connection = ({ page }: LaunchedStation) => page.getByTestId('connection');
const backlog = ({ page }: LaunchedStation) => page.getByTestId('backlog');

test('a good row arrives in MariaDB by itself, once, with every code', async ({ launch }) => {
  const station = await launch({ databaseUrl: database.stationUrl });
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1, '101'));
  await expect(station.page.getByTestId('scan-row')).toHaveAttribute('data-state', 'acknowledged');
  await expect(connection(station)).toHaveAttribute('data-state', 'connected');
  const rows = await database.query(
    'SELECT operator, cp, oc1, oc2, defect, approved, entered_by FROM fg_scan',
  );
  expect(rows).toEqual([{ operator: 'OP1234', ...sampleRow(1, '101'), approved: 0, entered_by: 'scan' }]);
});

test('scans taken while the database is dead survive SIGKILL of the program and arrive once when it returns', async ({
  launch,
}) => {
  const first = await launch({ databaseUrl: database.stationUrl });
  await scanCode(first.page, 'OP1234');
  await scanRow(first.page, sampleRow(1));
  await expect(first.page.getByTestId('scan-row')).toHaveAttribute('data-state', 'acknowledged');

  await database.kill();
  for (const number of [2, 3]) {
    await scanRow(first.page, sampleRow(number));
    await expect(first.page.getByTestId('scan-row')).toHaveCount(number);
  }
  await expect(connection(first)).toHaveAttribute('data-state', 'offline');
  await expect(connection(first)).toContainText('2 scans are safe on this PC');
  await first.kill();

  const second = await launch({ databaseUrl: database.stationUrl });
  await expect(backlog(second)).toHaveAttribute('data-count', '2');
  await scanCode(second.page, 'OP1234');
  await scanRow(second.page, sampleRow(4));
  await expect(connection(second)).toHaveAttribute('data-state', 'offline');

  await database.start();
  await expect(backlog(second)).toHaveAttribute('data-count', '0');
  await expect(connection(second)).toHaveAttribute('data-state', 'connected');
  expect(await deliveredCps()).toEqual([1, 2, 3, 4].map((number) => sampleRow(number).cp));
});

test('after SIGKILL of the agent the window goes on, and no row is lost or doubled', async ({ launch }) => {
  const station = await launch({ databaseUrl: database.stationUrl });
  await scanCode(station.page, 'OP1234');
  for (let number = 1; number <= 6; number += 1) {
    const killed = number % 2 === 0 ? await agentProcessId(station) : null;
    if (killed !== null) process.kill(killed, 'SIGKILL');
    await scanRow(station.page, sampleRow(number));
    await expect(station.page.getByTestId('scan-row')).toHaveCount(number);
    if (killed !== null) await expect.poll(() => agentProcessId(station)).not.toBe(killed);
  }
  await expect(backlog(station)).toHaveAttribute('data-count', '0');
  expect(await deliveredCps()).toEqual([1, 2, 3, 4, 5, 6].map((number) => sampleRow(number).cp));
});

test('the station finds a database that appears long after it was started', async ({ launch }) => {
  await database.kill();
  const station = await launch({ databaseUrl: database.stationUrl });
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(connection(station)).toHaveAttribute('data-state', 'offline');
  await database.start();
  await expect(backlog(station)).toHaveAttribute('data-count', '0');
  expect(await deliveredCps()).toEqual([sampleRow(1).cp]);
});

test.describe('when a person must mend something, the screen says what and who, scans are kept, and it recovers by itself', () => {
  const cases: { name: string; url: () => string; breaks: string[]; mends: string[]; says: RegExp }[] = [
    {
      name: 'wrong password',
      url: () => database.stationUrl.replace(/:[^:@]*@/, ':wrong@'),
      breaks: [],
      mends: ["ALTER USER station@'%' IDENTIFIED BY 'wrong'"],
      says: /password/i,
    },
    {
      name: 'unknown database',
      url: () => database.stationUrl.replace(/\/[^/]*$/, '/nowhere'),
      breaks: [],
      mends: [],
      says: /database/i,
    },
    {
      name: 'missing table',
      url: () => database.stationUrl,
      breaks: ['RENAME TABLE fg_scan TO fg_scan_away'],
      mends: ['RENAME TABLE fg_scan_away TO fg_scan'],
      says: /table/i,
    },
  ];
  for (const { name, url, breaks, mends, says } of cases) {
    test(name, async ({ launch }) => {
      for (const statement of breaks) await database.query(statement);
      const station = await launch({ databaseUrl: url() });
      await scanCode(station.page, 'OP1234');
      await scanRow(station.page, sampleRow(1));
      await expect(connection(station)).toHaveAttribute('data-state', 'misconfigured');
      await expect(connection(station)).toContainText(says);
      await expect(connection(station)).toContainText('1 scan is safe on this PC');
      if (mends.length === 0) return;
      for (const statement of mends) await database.query(statement);
      await expect(backlog(station)).toHaveAttribute('data-count', '0', { timeout: 60_000 });
      expect(await deliveredCps()).toEqual([sampleRow(1).cp]);
    });
  }
});

test('closing the program flushes once: what was scanned a moment before is in MariaDB, and no session is left', async ({
  launch,
}) => {
  const station = await launch({ databaseUrl: database.stationUrl });
  await expect(connection(station)).toHaveAttribute('data-state', 'connected');
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  await station.close();
  expect(station.output()).toContain('Every scan is in the database');
  expect(await deliveredCps()).toEqual([sampleRow(1).cp]);
  await expect.poll(() => database.stationSessions()).toBe(0);
});

test('closing the program while the server hangs ends all the same, and says what is left', async ({
  launch,
}) => {
  const station = await launch({ databaseUrl: database.stationUrl });
  await expect(connection(station)).toHaveAttribute('data-state', 'connected');
  database.pause();
  try {
    await scanCode(station.page, 'OP1234');
    await scanRow(station.page, sampleRow(1));
    await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
    await station.close();
    expect(station.output()).toContain('1 scan is safe on this PC and will be sent after the next start');
  } finally {
    database.resume();
  }
  const next = await launch({ databaseUrl: database.stationUrl });
  await expect(backlog(next)).toHaveAttribute('data-count', '0');
  expect(await deliveredCps()).toEqual([sampleRow(1).cp]);
});
