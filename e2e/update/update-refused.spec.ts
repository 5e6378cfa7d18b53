import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { canMount, mountSmallDisk, noSmallDisk } from '../support/small-disk';
import {
  expectDelivered,
  firstPackage,
  installed,
  isSame,
  keyFile,
  pictures,
  placed,
  ready,
  scanRows,
  sign,
  test,
} from './update-test';
import { addMigration } from './variant';

/*
 * Updates that are not to be had or not to be trusted: the station stays as it is, and the next try succeeds.
 */

test('an update that must not be taken is refused before a byte of it is downloaded: unsigned, changed, of another key, older', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  const next = await releases.make('1.0.1', addMigration);
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
        const foreign = path.join(releases.folder, 'foreign.key');
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
  const station = prepare();
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
    expect(isSame(station.program, firstPackage)).toBe(true);
    await scanRows(page, 1);
    await expectDelivered(database, 1);
  } finally {
    writeFileSync(information, genuine);
  }
});

test('a package that was changed, a download that ends too soon and a server that goes away leave the station as it is, and the next try succeeds', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  const next = await releases.make('1.0.1', addMigration);
  server.serve(next.folder);
  server.failAfter({ bytes: 30_000_000, how: 'cut' });
  const station = prepare();
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
  await expectDelivered(database, 1);
});

test('a server that takes the question and is silent, at once or in the middle of a download, is given up after a minute, and the next try succeeds', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  const next = await releases.make('1.0.1', addMigration);
  server.serve(next.folder);
  server.failAfter({ bytes: 0, how: 'silent' });
  const station = prepare();
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
  await expectDelivered(database, 1, 2);
});

test('notes about updates that cannot be read are set aside, and the station starts, scans and updates', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  server.serve((await releases.make('1.0.1', addMigration)).folder);
  const station = prepare();
  const notes = path.join(station.dataFolder, 'updates', 'updates.json');
  mkdirSync(path.dirname(notes));
  writeFileSync(notes, '{ "trial": ');
  station.start();
  await station.waitForLog(ready);
  expect(station.log()).toContain('The notes about updates cannot be read');
  expect(readFileSync(`${notes}.unreadable`, 'utf8')).toBe('{ "trial": ');
  await scanRows(await station.page(), 1);
  await station.waitForLog(installed);
  await expectDelivered(database, 1);
});

test('a disk without room is told before anything is downloaded', async ({ releases, server, prepare }) => {
  test.skip(!canMount(), noSmallDisk);
  const disk = mountSmallDisk(100_000_000);
  try {
    server.serve((await releases.make('1.0.1', addMigration)).folder);
    const station = prepare({}, { XDG_CACHE_HOME: disk.folder });
    station.start();
    await station.waitForLog('has no room for the update');
    expect(server.asked().filter((name) => name.endsWith('.AppImage'))).toEqual([]);
    await station.end();
  } finally {
    disk.unmount();
  }
});
