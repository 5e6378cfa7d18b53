import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { chromium, expect, test, type Page } from 'playwright/test';
import { readEntryFile } from '../../src/main/agent/entry-file/read-entry-file';
import { migrations } from '../../src/main/agent/outbox/migrations';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import { releaseFuses } from '../../build/package-configuration.mjs';
import { fuseTable, readFuses } from '../../scripts/dist/read-fuses.mjs';
import { startMariadb, type PrivateMariadb } from '../support/mariadb';
import { buildReleasedOutbox } from '../support/released-outboxes/build-released-outbox';
import { makeFullQueue } from '../support/released-outboxes/full-queue';
import { sampleRow, scanCode, scanRow, type RowCodes } from '../support/scanner';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { installDeb, packageFile, type InstalledPackage } from './package-file';
import { runPackage, waitForWindow, type RunningPackage } from './run-package';
import { runCommand } from './run-command';
import { focusWindow, scanByKeys, takePicture } from './x11-scanner';

/*
 * The installed package: what an operator does, first in the flavour whose page a test can look into, then in the exact
 * release, from outside: keys through the X server, rows in MariaDB, the file on the disk.
 */

const badge = 'OP1234';
const pictures = path.resolve('reports/package');

let home: { folder: string; remove: () => void };
let database: PrivateMariadb;
let installed: InstalledPackage | null = null;
let running: RunningPackage | null = null;

test.beforeEach(async () => {
  home = createTemporaryFolder('package');
  mkdirSync(pictures, { recursive: true });
  database = await startMariadb();
});
test.afterEach(async () => {
  await running?.close();
  running = null;
  installed?.remove();
  installed = null;
  await database.stop();
  home.remove();
});

const dataFolder = (): string => path.join(home.folder, 'data');
const install = (flavour: 'release' | 'test'): string => {
  installed = installDeb(packageFile(flavour, 'deb'), path.join(home.folder, 'installed'));
  return installed.executable;
};
const delivered = async (): Promise<string[]> =>
  (await database.query<{ cp: string }>('SELECT cp FROM fg_scan ORDER BY seq')).map(({ cp }) => cp);
const waitForRows = (count: number): Promise<void> =>
  waitUntil(`${count} rows are in MariaDB`, async () => (await delivered()).length === count, {
    timeoutMs: 30_000,
  });

/** Scans one row, the badge before it where it is asked for, and resolves when it is seen to be saved. */
type ScanOneRow = (row: RowCodes, withBadge: boolean) => Promise<void>;

/** The operator's morning: rows, an outage, a restart in its middle, the server back. `scan` takes one row. */
async function work(
  executable: string,
  parameters: readonly string[],
  open: (program: RunningPackage) => Promise<ScanOneRow>,
): Promise<void> {
  const start = (): Promise<ScanOneRow> => {
    running = runPackage({
      executable,
      dataFolder: dataFolder(),
      databaseUrl: database.stationUrl,
      parameters,
    });
    return open(running);
  };
  let scan = await start();
  await scan(sampleRow(1), true);
  await scan(sampleRow(2), false);
  await waitForRows(2);
  await database.kill();
  await scan(sampleRow(3), false);
  await running?.close();
  scan = await start();
  await scan(sampleRow(4), true);
  await database.start();
  await waitForRows(4);
  expect(await delivered()).toEqual([1, 2, 3, 4].map((number) => sampleRow(number).cp));
}

/** Attaches to the page of a package of the test flavour. */
async function attach(program: RunningPackage): Promise<Page> {
  const address = (): string | undefined => /DevTools listening on (ws:\S+)/.exec(program.output())?.[1];
  await waitUntil('the debugging port is open', () => address() !== undefined, { timeoutMs: 30_000 });
  const browser = await chromium.connectOverCDP(address() ?? '');
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('The package opened no window.');
  await page.getByTestId('scan-prompt').waitFor();
  return page;
}

test('the installed package of the test flavour saves, keeps and delivers rows through an outage and a restart', async () => {
  const executable = install('test');
  await work(executable, ['--remote-debugging-port=0'], async (program) => {
    const page = await attach(program);
    return async (row, withBadge) => {
      if (withBadge) await scanCode(page, badge);
      await scanRow(page, row);
      await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
    };
  });
});

test('the installed release saves, keeps and delivers rows that come as keys through the X server', async () => {
  const executable = install('release');
  let count = 0;
  await work(executable, [], async (program) => {
    await waitForWindow(program);
    await focusWindow('Scan Station');
    return async ({ cp, oc1, oc2, defect }, withBadge) => {
      const bytesBefore = outboxBytes();
      for (const code of [...(withBadge ? [badge] : []), cp, oc1, oc2, defect]) scanByKeys(code);
      count += 1;
      await waitUntil(`something is written after row ${count}`, () => outboxBytes() !== bytesBefore, {
        timeoutMs: 20_000,
      });
      takePicture(path.join(pictures, `release-${count}.png`));
    };
  });
  expect(await running?.close()).toBe(0);
  const opened = openOutbox({ dataFolder: dataFolder(), wallMs: Date.now() });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  expect(opened.outbox.counts()).toMatchObject({ pending: 0, quarantined: 0, lastSeq: 4 });
  opened.outbox.close();
});

const outboxBytes = (): number => {
  const file = path.join(dataFolder(), 'outbox.sqlite-wal');
  return existsSync(file) ? statSync(file).size : 0;
};

test('the installed release rescues the scans of a dead disk, and examines the database, without window or display', async () => {
  const executable = install('release');
  const dead = path.join(home.folder, 'dead');
  buildReleasedOutbox(dead, migrations.length, makeFullQueue(1), { isCrashed: true });
  const to = path.join(home.folder, 'line3.scans');
  const station = { executable, dataFolder: dataFolder(), databaseUrl: database.stationUrl };

  const rescued = runCommand(station, ['--rescue', '--from', dead, '--station', 'LINE-3', '--to', to]);
  expect(rescued.output).toContain(`Written to ${to}`);
  expect(rescued.exitCode).toBe(0);
  const { entries, isWhole } = await readEntryFile(to);
  expect(isWhole).toBe(true);
  // Four that wait, and two that were refused, one of them discarded.
  expect(entries).toHaveLength(6);
  expect(new Set(entries.map(({ origin }) => origin.station))).toEqual(new Set(['LINE-3']));

  const examined = runCommand(station, ['--doctor']);
  expect(examined.output).toContain('0 errors, 0 warnings');
  expect(examined.exitCode).toBe(0);
  expect(existsSync(path.join(dataFolder(), 'outbox.sqlite'))).toBe(false);
});

test('the release has every fuse as it was decided', async () => {
  const executable = path.join(path.dirname(packageFile('release', 'deb')), 'linux-unpacked', 'scan-station');
  const found = await readFuses(executable);
  process.stdout.write(fuseTable(found));
  expect(found).toEqual(releaseFuses);
});

test('nobody gets into the release through a debugger, as Node, or beside its archive', async () => {
  const executable = install('release');
  const port = 41_219;
  running = runPackage({
    executable,
    dataFolder: dataFolder(),
    parameters: [`--remote-debugging-port=${port}`, '--inspect=41220', `--js-flags=--expose-gc`],
    environment: { NODE_OPTIONS: `--require=${path.join(home.folder, 'foreign.cjs')}` },
  });
  await waitForWindow(running);
  expect(running.output()).not.toContain('DevTools listening');
  expect(running.output()).not.toContain('Debugger listening');
  expect(await isOpen(port)).toBe(false);
  expect(await isOpen(41_220)).toBe(false);
  await running.close();

  const asNode = spawnSync(executable, ['-e', 'console.log("ran as node")', '--no-sandbox', '--version'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 20_000,
  });
  expect(`${asNode.stdout.toString()}${asNode.stderr.toString()}`).not.toContain('ran as node');
});

/** Whether something listens at a port of this machine. */
function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

test('removing the package keeps the scans and says where they are', async () => {
  test.skip(process.getuid?.() !== 0, 'installing a package needs root');
  // A home of its own, so that nobody's scans are touched.
  const userHome = mkdtempSync('/home/scan-station-test-');
  try {
    const folder = path.join(userHome, '.config', 'Scan Station');
    const executable = install('release');
    running = runPackage({ executable, dataFolder: folder });
    await waitForWindow(running);
    await running.close();
    const said = installed?.remove() ?? '';
    installed = null;
    expect(said).toContain('Scans that are not delivered yet are kept');
    expect(said).toContain(`found: ${folder}`);
    expect(existsSync(path.join(folder, 'outbox.sqlite'))).toBe(true);
    expect(existsSync('/opt/Scan Station')).toBe(false);
  } finally {
    rmSync(userHome, { recursive: true });
  }
});

test('the package brings the files the system needs, owned by root', () => {
  const listing = execFileSync('dpkg-deb', ['-c', packageFile('release', 'deb')]).toString();
  for (const file of [
    './usr/lib/udev/rules.d/70-scan-station.rules',
    './usr/lib/systemd/user/scan-station.service',
    './usr/share/applications/scan-station.desktop',
    './opt/Scan Station/resources/app.asar',
  ]) {
    expect(listing).toContain(file);
  }
  const writable = listing.split('\n').filter((line) => /^.{5}w|^.{8}w/.test(line) && !line.startsWith('l'));
  expect(writable).toEqual([]);
  expect(listing.split('\n').filter((line) => line !== '' && !line.includes(' root/root '))).toEqual([]);
});
