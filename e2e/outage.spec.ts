import type { Page } from 'playwright';
import { openOutbox } from '../src/main/agent/outbox/open-outbox';
import { signalProcess } from '../src/main/signal-process';
import { commandCode } from '../src/shared/command';
import { expect, test } from './support/fixtures';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { sampleScan } from './support/sample-scans';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import { agentProcessId, allProcessIds, type LaunchedStation } from './support/station';
import { startTcpProxy } from './support/tcp-proxy';
import { pause } from './support/wait-until';

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

/** Processor time of all the program's processes since the last reading, in percent of one core. */
const processorPercent = async ({ application }: LaunchedStation): Promise<number> => {
  const metrics = await application.evaluate(({ app }) => app.getAppMetrics());
  return metrics.reduce((sum, metric) => sum + metric.cpu.percentCPUUsage, 0);
};

const connection = ({ page }: LaunchedStation) => page.getByTestId('connection');
const backlog = ({ page }: LaunchedStation) => page.getByTestId('backlog');

/** Where the trust line and the number on it are. */
const placesOf = async (page: Page) => ({
  bar: await page.getByTestId('connection').boundingBox(),
  count: await page.getByTestId('backlog').boundingBox(),
});

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
  const sessions = database.watchSessions();
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
  await expect.poll(deliveredCps).toEqual([1, 2, 3, 4].map((number) => sampleRow(number).cp));
  expect(sessions.samples()).toBeGreaterThan(50);
  const mostSessions = await sessions.stop();
  expect(mostSessions).toBeGreaterThanOrEqual(1);
  expect(mostSessions).toBeLessThanOrEqual(2);
});

test('the trust line says how old the oldest waiting scan is, by no clock that was set, and moves nothing by it', async ({
  launch,
  dataFolder,
}) => {
  await database.kill();
  const opened = openOutbox({ dataFolder, wallMs: Date.now() });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  const dayMs = 86_400_000;
  const context = { shift: '2026-11-23/1', serverOffsetMs: null };
  const capturedAt = (wallMs: number) => ({ wallTime: new Date(wallMs).toISOString(), monotonicMs: 0 });
  // The clock was a day behind, and was put right before the second scan.
  const oldestMs = Date.now() - 12 * 60_000;
  opened.outbox.append(sampleScan(1, { capturedAt: capturedAt(oldestMs - dayMs) }), context);
  opened.outbox.append(sampleScan(2, { capturedAt: capturedAt(Date.now()) }), {
    ...context,
    clockJumpMs: dayMs,
  });
  opened.outbox.close();

  const station = await launch({ databaseUrl: database.stationUrl });
  const { page } = station;
  const oldest = page.getByTestId('oldest');
  await expect(connection(station)).toHaveAttribute('data-state', 'offline');
  await expect(connection(station)).toContainText(
    '2 scans are safe on this PC and will be sent by themselves.',
  );
  await expect(oldest).toHaveText('oldest: 12 minutes');
  await page.screenshot({ path: 'reports/oldest.png' });
  const before = await placesOf(page);
  for (const [language, text] of [
    ['ro', 'vechime: 12 minute'],
    ['de', 'älteste: 12 Minuten'],
  ] as const) {
    await scanCode(page, commandCode({ name: 'language', language }, ''));
    await expect(oldest).toHaveText(text);
  }
  await scanCode(page, commandCode({ name: 'language', language: 'en' }, ''));

  await database.start();
  await expect(backlog(station)).toHaveAttribute('data-count', '0');
  await expect(oldest).toHaveText('');
  await expect(connection(station)).toContainText('Everything is in the database.');
  await expect.poll(() => placesOf(page)).toEqual(before);
  // A scan that is on its way has no age worth telling.
  await database.kill();
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(3));
  await expect(backlog(station)).toHaveAttribute('data-count', '1');
  await expect(oldest).toHaveText('');
});

test('SIGKILL of the whole program exactly between the commit and its answer: the row arrives once, and the screen says so', async ({
  launch,
}) => {
  const proxy = await startTcpProxy(database.port);
  const databaseUrl = database.url('station', proxy.port);
  const first = await launch({ databaseUrl });
  await scanCode(first.page, 'OP1234');
  const processIds = await allProcessIds(first);
  let hasCommitted = false;
  proxy.onPacket(({ direction, command }) => {
    if (hasCommitted || direction !== 'to-client' || command !== 'BULK') return 'forward';
    hasCommitted = true;
    for (const id of processIds) signalProcess(id, 'SIGKILL');
    return 'cut-before';
  });
  // The program may die before the last key is answered.
  const scanned = scanRow(first.page, sampleRow(1)).catch(() => undefined);
  await expect.poll(() => hasCommitted).toBe(true);
  await first.kill();
  await scanned;
  expect(await deliveredCps()).toEqual([sampleRow(1).cp]);
  await database.query(`UPDATE fg_scan SET defect = '999'`);

  const second = await launch({ databaseUrl });
  await expect(second.page.getByTestId('scan-row')).toHaveAttribute('data-state', 'acknowledged');
  await expect(backlog(second)).toHaveAttribute('data-count', '0');
  expect(await database.query('SELECT cp, defect FROM fg_scan')).toEqual([
    { cp: sampleRow(1).cp, defect: '999' },
  ]);
  await second.close();
  await proxy.close();
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
  await expect.poll(deliveredCps).toEqual([1, 2, 3, 4, 5, 6].map((number) => sampleRow(number).cp));
});

test('an agent that hangs is ended and started again, and the row scanned meanwhile is saved', async ({
  launch,
}) => {
  const station = await launch({ databaseUrl: database.stationUrl });
  await scanCode(station.page, 'OP1234');
  const hanging = await agentProcessId(station);
  process.kill(hanging, 'SIGSTOP');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1, { timeout: 40_000 });
  expect(await agentProcessId(station)).not.toBe(hanging);
  await expect(backlog(station)).toHaveAttribute('data-count', '0');
  await expect.poll(deliveredCps).toEqual([sampleRow(1).cp]);
});

test('without a server nothing spins, and the station finds the server that appears later', async ({
  launch,
}) => {
  await database.kill();
  const station = await launch({ databaseUrl: database.stationUrl });
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(connection(station)).toHaveAttribute('data-state', 'offline');
  // The first reading of this figure covers the time since the start; the second one the pause between both.
  await processorPercent(station);
  // The end of a slow start may fall into the first pause; what spins, spins in all of them.
  await expect
    .poll(
      async () => {
        await pause(5_000);
        return processorPercent(station);
      },
      { timeout: 60_000 },
    )
    .toBeLessThan(25);
  await database.start();
  await expect(backlog(station)).toHaveAttribute('data-count', '0');
  await expect.poll(deliveredCps).toEqual([sampleRow(1).cp]);
});

test.describe('when a person must mend something, the screen says what and who, scans are kept, and it recovers by itself', () => {
  const tables = ['fg_scan', 'workflow_scan', 'scan_void', 'station', 'operator', 'defect', 'schema_version'];
  interface Case {
    name: string;
    url: () => string;
    breaks: string[];
    says: string;
    mends: string[];
    arrivesIn: string;
  }
  const cases: Case[] = [
    {
      name: 'wrong password',
      url: () => database.stationUrl.replace(/:[^:@]*@/, ':wrong@'),
      breaks: [],
      mends: ["ALTER USER station@'%' IDENTIFIED BY 'wrong'"],
      says: 'The database refuses this station’s password',
      arrivesIn: 'fg_scan',
    },
    {
      name: 'unknown database',
      url: () => database.stationUrl.replace(/\/[^/]*$/, '/nowhere'),
      breaks: [],
      says: 'rights are missing, or the database has another name',
      mends: [
        'CREATE DATABASE nowhere',
        ...tables.map((table) => `CREATE TABLE nowhere.${table} LIKE ${table}`),
        'INSERT INTO nowhere.schema_version SELECT * FROM schema_version',
        "GRANT SELECT, INSERT, UPDATE ON nowhere.* TO station@'%'",
      ],
      arrivesIn: 'nowhere.fg_scan',
    },
    {
      name: 'missing table',
      url: () => database.stationUrl,
      breaks: ['RENAME TABLE fg_scan TO fg_scan_away'],
      mends: ['RENAME TABLE fg_scan_away TO fg_scan'],
      says: 'The tables for the scans are missing in the database',
      arrivesIn: 'fg_scan',
    },
  ];
  for (const { name, url, breaks, mends, says, arrivesIn } of cases) {
    test(name, async ({ launch }) => {
      for (const statement of breaks) await database.query(statement);
      const station = await launch({ databaseUrl: url() });
      await scanCode(station.page, 'OP1234');
      await scanRow(station.page, sampleRow(1));
      await expect(connection(station)).toHaveAttribute('data-state', 'misconfigured');
      await expect(connection(station)).toContainText(says);
      await expect(connection(station)).toContainText('1 scan is safe on this PC');
      await expect(connection(station)).toContainText('can mend it');
      for (const statement of mends) await database.query(statement);
      await expect(backlog(station)).toHaveAttribute('data-count', '0', { timeout: 60_000 });
      await expect
        .poll(() => database.query(`SELECT cp FROM ${arrivesIn}`))
        .toEqual([{ cp: sampleRow(1).cp }]);
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
  expect(station.output()).toContain('Nothing is waiting to be sent');
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
    await database.waitUntilFrozen();
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
  await expect.poll(deliveredCps).toEqual([sampleRow(1).cp]);
});
