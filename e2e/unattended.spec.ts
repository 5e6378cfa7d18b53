import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { commandCode } from '../src/shared/command';
import { expect, test } from './support/fixtures';
import { describeDump, listDumps } from './support/crash-dump';
import { startMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import type { LaunchedStation } from './support/station';
import { readStationLog } from './support/station-log';

/*
 * A station nobody looks after: the display, sleep, the end of the session, a main process that hangs or crashes.
 */

const key = 'BCDEFG';

/** Whether any wish to keep the display on is in force. */
const isDisplayKeptOn = ({ application }: LaunchedStation): Promise<boolean> =>
  application.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
  );

const endOf = (process: ChildProcess): Promise<number | NodeJS.Signals | null> =>
  new Promise((resolve) => {
    process.once('exit', (code, signal) => {
      resolve(signal ?? code);
    });
  });

test('the display stays on while somebody is signed in, and neither before, nor locked, nor afterwards', async ({
  launch,
  dataFolder,
}) => {
  writeFileSync(path.join(dataFolder, 'station-key.txt'), key);
  const station = await launch();
  const { page } = station;
  const command = (name: 'lock' | 'sign-out'): Promise<void> => scanCode(page, commandCode({ name }, key));
  expect(await isDisplayKeptOn(station)).toBe(false);
  await scanCode(page, 'OP1234');
  await expect.poll(() => isDisplayKeptOn(station)).toBe(true);
  await command('lock');
  await expect(page.getByTestId('lock')).toBeVisible();
  await expect.poll(() => isDisplayKeptOn(station)).toBe(false);
  await scanCode(page, 'OP1234');
  await expect.poll(() => isDisplayKeptOn(station)).toBe(true);
  await command('sign-out');
  await expect.poll(() => isDisplayKeptOn(station)).toBe(false);
});

test('before the PC sleeps what waits is sent, and when it wakes the database is asked anew', async ({
  launch,
  dataFolder,
}) => {
  const database = await startMariadb();
  try {
    // So rarely that nothing of it falls into this test.
    const relay = { intervalMs: 60_000, heartbeatMs: 600_000 };
    writeFileSync(path.join(dataFolder, 'station.json'), JSON.stringify({ relay }));
    const station = await launch({ databaseUrl: database.stationUrl });
    const { page, application } = station;
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'connected');
    await scanCode(page, 'OP1234');
    await scanRow(page, sampleRow(1));
    await expect(page.getByTestId('scan-row').first()).toHaveAttribute('data-state', 'pending');
    await application.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await expect(page.getByTestId('scan-row').first()).toHaveAttribute('data-state', 'acknowledged');

    await database.kill();
    await application.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'offline');
    expect(station.output()).toContain('The PC has woken up; the database is asked anew.');
  } finally {
    await database.stop();
  }
});

for (const { how, end } of [
  {
    how: 'the system shuts down',
    end: ({ application }: LaunchedStation) =>
      application.evaluate(({ powerMonitor }) =>
        powerMonitor.emit('shutdown', { preventDefault: () => undefined }),
      ),
  },
  {
    how: 'the session ends',
    end: ({ application }: LaunchedStation) => application.process().kill('SIGTERM'),
  },
]) {
  test(`when ${how} the program ends in order within its five seconds, though the database hangs`, async ({
    launch,
  }) => {
    const database = await startMariadb();
    try {
      const station = await launch({ databaseUrl: database.stationUrl });
      await expect(station.page.getByTestId('connection')).toHaveAttribute('data-state', 'connected');
      database.pause();
      await database.waitUntilFrozen();
      await scanCode(station.page, 'OP1234');
      await scanRow(station.page, sampleRow(1));
      await expect(station.page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
      const ended = endOf(station.application.process());
      await end(station);
      expect(await ended).toBe(0);
      expect(station.output()).toContain('Stopped. 1 scan is safe on this PC');
    } finally {
      await database.stop();
    }
  });
}

test('a main process that hangs is ended by the agent, and the next start has every scan', async ({
  launch,
  dataFolder,
}) => {
  test.skip(process.platform === 'win32', 'Windows has no SIGSTOP');
  let station = await launch();
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  const main = station.application.process();
  const ended = endOf(main);
  main.kill('SIGSTOP');
  expect(await ended).toBe('SIGKILL');
  expect(readStationLog(dataFolder)).toContain('The main process did not answer and is ended');
  station = await launch();
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
});

test('a crash of the main process leaves a dump on this PC, and the next start has every scan and says so', async ({
  launch,
  dataFolder,
}) => {
  let station = await launch();
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  const ended = endOf(station.application.process());
  await station.application
    .evaluate(() => {
      process.crash();
    })
    .catch(() => undefined);
  expect(await ended).not.toBe(0);
  const dumps = (): string[] => listDumps(dataFolder);
  await expect.poll(dumps).toEqual([expect.stringContaining('pending')]);
  expect(dumps().map(describeDump)).toEqual([expect.stringMatching(/^signal \d+ for .* in electron\S*\+0x/)]);
  station = await launch();
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  expect(readStationLog(dataFolder)).toContain('Crash dumps lie in the data folder; they are sent nowhere.');
});
