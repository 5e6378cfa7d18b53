import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Ledger } from '../scripts/demo/ledger';
import { run } from '../scripts/setup/run.mjs';
import type { FollowedSeries } from '../scripts/soak/series';
import { expect, test } from './support/fixtures';
import { programRoot } from './support/station';

/*
 * Nothing grows without end. The shift is the short form of `npm run soak`: as fast as the window takes it, through one
 * outage and one restart; too short to say anything about memory, which is told and not judged.
 */

/** One outage and one restart in 240 scans. */
const shortShift = [
  '--hours',
  '1.5',
  '--rate',
  '160',
  '--minutes',
  '0',
  '--restart-every',
  '1',
  '--warm-up',
  '0.2',
];

/** What `npm run soak -- --json` ends with. */
interface SoakResult {
  ledger: Ledger;
  targets: { claim: string; measured: number; isMet: boolean }[];
  series: FollowedSeries[];
}

test('a log that has grown long is set aside, and the one set aside before makes room: they never grow further', async ({
  dataFolder,
  launch,
}) => {
  const logs = path.join(dataFolder, 'logs');
  const logFile = path.join(logs, 'station.log');
  mkdirSync(logs, { recursive: true });
  writeFileSync(logFile, 'the present one\n'.repeat(400_000));
  writeFileSync(path.join(logs, 'station.old.log'), 'the one before\n'.repeat(400_000));
  const station = await launch();
  await expect.poll(() => readFileSync(logFile, 'utf8')).toContain('The outbox is open.');
  await station.close();
  expect(readdirSync(logs).toSorted()).toEqual(['station.log', 'station.old.log']);
  expect(statSync(logFile).size).toBeLessThan(100_000);
  expect(readFileSync(path.join(logs, 'station.old.log'), 'utf8')).not.toContain('the one before');
});

test('a shift in fast motion loses and doubles nothing, and leaves no handle and no connection behind', async ({
  browserName: _browserName,
}, testInfo) => {
  test.setTimeout(600_000);
  // A process of its own, as a person runs it: the test runner keeps a record of each of ten thousands of key events.
  const { output } = await run(process.execPath, [
    path.join(programRoot, 'scripts', 'run-ts.mjs'),
    path.join(programRoot, 'scripts', 'soak', 'index.ts'),
    ...shortShift,
    '--report',
    testInfo.outputDir,
    '--json',
  ]);
  await testInfo.attach('soak', { body: output, contentType: 'text/plain' });
  const lastLine = output.trim().split('\n').at(-1) ?? '';
  expect(lastLine, output).toMatch(/^\{/);
  const { ledger, targets, series } = JSON.parse(lastLine) as SoakResult;

  expect(ledger).toEqual({ scanned: 240, delivered: 240, duplicates: 0, lost: 0, surplus: 0, pending: 0 });
  const measured = Object.fromEntries(targets.map((target) => [target.claim, target.measured]));
  expect(measured).toMatchObject({
    'outages the window told of': 1,
    'restarts of the program': 1,
    'connections left behind': 0,
  });
  expect(measured['connections seen at all']).toBeGreaterThanOrEqual(1);
  expect(measured['most connections at one moment']).toBeLessThanOrEqual(2);
  for (const { name, first, last } of series.filter(({ chart }) => chart === 'handles')) {
    // A handle for each scan or each flush would be dozens; sockets come and go.
    expect(last - first, name).toBeLessThan(8);
  }
  expect(readdirSync(testInfo.outputDir)).toContain('memory.png');
});
