import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { startMariadb, type PrivateMariadb } from '../support/mariadb';
import { sampleRow, scanCode, scanRow } from '../support/scanner';
import { canMount, mountSmallDisk, noSmallDisk } from '../support/small-disk';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { startReleaseServer, type ReleaseServer } from './release-server';
import { prepareStation, type UpdatingStation } from './updating-station';
import { addMigration, crashAtStart, dieAfterOpening, hangAtStart, makeVariant } from './variant';

/*
 * A packaged program, installed as a user's AppImage, that updates itself from a web server on loopback or from a folder. The
 * key its updates must be signed by is packed with it.
 */

const badge = 'OP1234';
const pictures = path.resolve('reports/update');
const base = path.resolve('dist/e2e-update/scan-station-1.0.0-x86_64.AppImage');
const keyFile = path.resolve('dist/e2e-update.key');
const script = path.resolve('scripts/update-sign.ts');

let home: ReturnType<typeof createTemporaryFolder>;
let database: PrivateMariadb;
let server: ReleaseServer;
let station: UpdatingStation;

const sign = (...parameters: string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run-ts.mjs', script, ...parameters], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
};

/** Makes a release once, signs it anew for each test. */
async function release(
  version: string,
  change?: (program: string) => void,
  parameters: readonly string[] = [],
): Promise<{ folder: string; file: string }> {
  const folder = path.join(home.folder, version);
  const file = existsSync(folder)
    ? path.join(folder, `scan-station-${version}-x86_64.AppImage`)
    : await makeVariant({ base, version, folder, ...(change === undefined ? {} : { change }) });
  sign('--folder', folder, '--key', keyFile, ...parameters);
  return { folder, file };
}

/** Hours that are not now: a signed-in operator who is quiet may be interrupted. */
function hoursAway(): { from: string; to: string } {
  const hour = (offset: number): string =>
    `${String((new Date().getHours() + offset) % 24).padStart(2, '0')}:00`;
  return { from: hour(3), to: hour(6) };
}

function prepare(updates: Record<string, unknown> = {}, environment: Record<string, string> = {}): void {
  station = prepareStation({
    base,
    databaseUrl: database.stationUrl,
    updates: {
      url: server.url,
      checkEveryMinutes: 1,
      workingHours: hoursAway(),
      calmSeconds: 5,
      countdownSeconds: 5,
      proveWithinSeconds: 90,
      ...updates,
    },
    environment,
  });
}

const ready = 'The window is ready for scans.';
const placed = 'The update is here, whole and genuine';
const installed = 'The new version has proven itself and is the program of this station now.';
const wentBack = 'The new version did not prove itself; this one goes on.';

const delivered = async (): Promise<string[]> =>
  (await database.query<{ cp: string }>('SELECT cp FROM fg_scan ORDER BY seq')).map(({ cp }) => cp);
const waitForRows = (count: number): Promise<void> =>
  waitUntil(`${count} rows are in MariaDB`, async () => (await delivered()).length >= count, {
    timeoutMs: 90_000,
    everyMs: 200,
  });
const expectDelivered = async (...numbers: number[]): Promise<void> => {
  await waitForRows(numbers.length);
  expect(await delivered()).toEqual(numbers.map((number) => sampleRow(number).cp));
};
const isSame = (left: string, right: string): boolean => readFileSync(left).equals(readFileSync(right));

async function scanRows(page: Page, ...numbers: number[]): Promise<void> {
  await scanCode(page, badge);
  for (const number of numbers) {
    await scanRow(page, sampleRow(number));
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
    await expect(page.getByTestId('scan-row').first()).toContainText(sampleRow(number).cp);
  }
}

test.beforeAll(() => {
  home = createTemporaryFolder('releases');
  mkdirSync(pictures, { recursive: true });
});
test.afterAll(() => {
  home.remove();
});
test.beforeEach(async () => {
  database = await startMariadb();
  server = await startReleaseServer();
});
test.afterEach(async () => {
  await station.end();
  await server.close();
  await database.stop();
  station.remove();
});

test('an update in an outage waits for the row and for silence, migrates, proves itself, and every scan arrives once', async () => {
  const next = await release('1.0.1', addMigration);
  prepare();
  station.start();
  await station.waitForLog(ready);
  let page = await station.page();
  await scanRows(page, 1, 2);
  await waitForRows(2);
  await database.kill();
  await scanRows(page, 3, 4);
  // A row is begun before the update comes.
  await scanCode(page, sampleRow(5).cp);
  server.serve(next.folder);
  await station.waitForLog(placed);
  await expect(page.getByTestId('update-notice')).toHaveCount(0);
  const { oc1, oc2, defect } = sampleRow(5);
  for (const code of [oc1, oc2, defect]) await scanCode(page, code);
  await page.getByTestId('update-notice').waitFor({ timeout: 60_000 });
  await page.screenshot({ path: path.join(pictures, 'countdown.png') });
  // A scan postpones it.
  await scanCode(page, badge);
  await expect(page.getByTestId('update-notice')).toHaveCount(0);
  expect(station.log()).not.toContain('The station restarts with the update.');

  await station.waitForLog(installed);
  expect(isSame(station.program, next.file)).toBe(true);
  expect(isSame(`${station.program}.previous`, base)).toBe(true);
  expect(station.log()).toContain('Stopped. 3 scans are safe on this PC');
  page = await station.page();
  await scanRows(page, 6);
  await database.start();
  await expectDelivered(1, 2, 3, 4, 5, 6);
  await waitUntil(
    'the database knows the new version',
    async () => {
      const rows = await database.query<{ version: string }>('SELECT version FROM station');
      return rows.some(({ version }) => version === '1.0.1');
    },
    { timeoutMs: 90_000, everyMs: 500 },
  );
});

test('an update that must not be taken is refused before a byte of it is downloaded: unsigned, changed, of another key, older', async () => {
  const next = await release('1.0.1', addMigration);
  const information = path.join(next.folder, 'latest-linux.yml');
  const genuine = readFileSync(information, 'utf8');
  server.serve(next.folder);
  const refusals: [string, () => void][] = [
    [
      'is not signed',
      () => {
        writeFileSync(information, genuine.replace(/^signature:.*$/m, ''));
      },
    ],
    [
      'not that of the known key',
      () => {
        writeFileSync(information, genuine.replaceAll('1.0.1', '1.0.2'));
      },
    ],
    [
      'not that of the known key',
      () => {
        writeFileSync(information, genuine);
        const foreign = path.join(home.folder, 'foreign.key');
        sign('--make-key', foreign);
        sign('--folder', next.folder, '--key', foreign);
      },
    ],
    [
      'not signed as a way back',
      () => {
        const document = genuine.replaceAll('1.0.1', '0.9.0');
        writeFileSync(information, document);
        writeFileSync(path.join(next.folder, 'scan-station-0.9.0-x86_64.AppImage'), readFileSync(next.file));
        sign('--folder', next.folder, '--key', keyFile);
      },
    ],
  ];
  prepare();
  try {
    let count = 0;
    for (const [reason, tamper] of refusals) {
      tamper();
      count += 1;
      if (count === 1) {
        station.start();
        await station.waitForLog(ready);
      } else {
        await (await station.page()).evaluate(() => window.station.actOnUpdate('check', null));
      }
      await station.waitForLog('An update was refused; nothing of it was downloaded.', count);
      expect(station.log()).toContain(reason);
    }
    const page = await station.page();
    await expect(page.getByTestId('notice').filter({ hasText: 'not to be trusted' })).toBeVisible();
    await page.screenshot({ path: path.join(pictures, 'refused.png') });
    expect(server.asked().filter((name) => name.endsWith('.AppImage'))).toEqual([]);
    expect(isSame(station.program, base)).toBe(true);
    await scanRows(page, 1);
    await expectDelivered(1);
  } finally {
    writeFileSync(information, genuine);
  }
});

test('a package that was changed, a download that ends too soon and a server that goes away leave the station as it is, and the next try succeeds', async () => {
  const next = await release('1.0.1', addMigration);
  server.serve(next.folder);
  server.failAfter({ bytes: 30_000_000, how: 'cut' });
  prepare();
  station.start();
  await station.waitForLog(ready);
  const failed = 'The update could not be had; it is tried again.';
  await station.waitForLog(failed, 1);
  const page = await station.page();
  const again = (): Promise<unknown> => page.evaluate(() => window.station.actOnUpdate('check', null));
  server.failAfter({ bytes: 30_000_000, how: 'short' });
  await again();
  await station.waitForLog(failed, 2);
  server.failAfter(null);
  const whole = readFileSync(next.file);
  const changed = Buffer.from(whole);
  changed[50_000_000] = (changed[50_000_000] ?? 0) ^ 1;
  writeFileSync(next.file, changed);
  try {
    await again();
    await station.waitForLog(failed, 3);
    expect(station.log()).toContain('sha512 checksum mismatch');
  } finally {
    writeFileSync(next.file, whole, { mode: 0o755 });
  }
  expect(server.faults()).toBe(2);
  expect(existsSync(`${station.program}.next`)).toBe(false);
  expect(station.log()).not.toContain(placed);
  await scanRows(page, 1);
  await again();
  await station.waitForLog(installed);
  await expectDelivered(1);
});

test('a server that takes the question and is silent, at once or in the middle of a download, is given up after a minute, and the next try succeeds', async () => {
  const next = await release('1.0.1', addMigration);
  server.serve(next.folder);
  server.failAfter({ bytes: 0, how: 'silent' });
  prepare();
  station.start();
  await station.waitForLog(ready);
  const page = await station.page();
  const silence = 'sent nothing for 60 s.';
  await station.waitForLog(silence, 1);
  expect(server.faults()).toBe(1);
  server.failAfter({ bytes: 30_000_000, how: 'silent' });
  const again = (): Promise<unknown> => page.evaluate(() => window.station.actOnUpdate('check', null));
  await again();
  await station.waitForLog('The update is downloaded.');
  // Meanwhile the station works.
  await scanRows(page, 1);
  await station.waitForLog(silence, 2);
  expect(server.faults()).toBe(2);
  expect(existsSync(`${station.program}.next`)).toBe(false);
  server.failAfter(null);
  await again();
  await station.waitForLog(installed);
  await scanRows(await station.page(), 2);
  await expectDelivered(1, 2);
});

test('notes about updates that cannot be read are set aside, and the station starts, scans and updates', async () => {
  server.serve((await release('1.0.1', addMigration)).folder);
  prepare();
  const notes = path.join(station.dataFolder, 'updates', 'updates.json');
  mkdirSync(path.dirname(notes));
  writeFileSync(notes, '{ "trial": ');
  station.start();
  await station.waitForLog(ready);
  expect(station.log()).toContain('The notes about updates cannot be read');
  expect(readFileSync(`${notes}.unreadable`, 'utf8')).toBe('{ "trial": ');
  await scanRows(await station.page(), 1);
  await station.waitForLog(installed);
  await expectDelivered(1);
});

test('a disk without room is told before anything is downloaded', async () => {
  test.skip(!canMount(), noSmallDisk);
  const disk = mountSmallDisk(100_000_000);
  try {
    server.serve((await release('1.0.1', addMigration)).folder);
    prepare({}, { XDG_CACHE_HOME: disk.folder });
    station.start();
    await station.waitForLog('has no room for the update');
    expect(server.asked().filter((name) => name.endsWith('.AppImage'))).toEqual([]);
    await station.end();
  } finally {
    disk.unmount();
  }
});

test('a version that crashes at its start, or hangs, is left and remembered; the station goes on with the one before', async () => {
  server.serve((await release('1.0.2', crashAtStart)).folder);
  prepare({ proveWithinSeconds: 20 });
  station.start();
  await station.waitForLog(wentBack, 1);
  await station.waitForLog(ready, 2);
  expect(station.log()).toContain('ended by itself');
  let page = await station.page();
  await scanRows(page, 1);
  await page.evaluate(() => window.station.actOnUpdate('check', null));
  await station.waitForLog('"failed-before"');

  server.serve((await release('1.0.3', hangAtStart)).folder);
  await page.evaluate(() => window.station.actOnUpdate('check', null));
  await station.waitForLog(wentBack, 2);
  await station.waitForLog(ready, 3);
  expect(station.log()).toContain('did not prove itself within 20 s');
  expect(isSame(station.program, base)).toBe(true);
  page = await station.page();
  await scanRows(page, 2);
  await expectDelivered(1, 2);
});

test('a version that changes the outbox and dies is left, the outbox is taken back, and nothing scanned is lost', async () => {
  server.serve(
    (
      await release('1.0.4', (program) => {
        addMigration(program);
        dieAfterOpening(program);
      })
    ).folder,
  );
  prepare({ proveWithinSeconds: 30 });
  station.start();
  await station.waitForLog(ready);
  await database.kill();
  await scanRows(await station.page(), 1, 2);
  await station.waitForLog(wentBack);
  await station.waitForLog('The outbox was changed by a newer version and is taken back');
  await station.waitForLogAfter(wentBack, ready);
  // The file that names the debugging port is still that of the version that died.
  await station.end();
  station.start();
  await station.waitForLogAfter('Stopped. 2 scans are safe on this PC', ready);
  await scanRows(await station.page(), 3);
  await database.start();
  await expectDelivered(1, 2, 3);
});

test('a stick brings an update and a signed way back; a power cut in the middle of a trial leaves a program that works', async () => {
  const next = await release('1.0.1', addMigration);
  prepare({ url: undefined, folder: next.folder });
  station.start();
  await station.waitForLog('A new version is tried');
  await station.kill();
  expect(isSame(station.program, base)).toBe(true);
  station.start();
  await station.waitForLog(installed);
  await scanRows(await station.page(), 1);
  await waitForRows(1);

  // Back to the version before, with the outbox of the newer one.
  await release('1.0.0', undefined, ['--allow-downgrade']);
  await station.end();
  const configuration = path.join(station.dataFolder, 'station.json');
  writeFileSync(
    configuration,
    readFileSync(configuration, 'utf8').replace(next.folder, path.join(home.folder, '1.0.0')),
  );
  station.start();
  await station.waitForLog(installed, 2);
  await station.waitForLog('The outbox was changed by a newer version and is taken back');
  await scanRows(await station.page(), 2);
  await expectDelivered(1, 2);
});
