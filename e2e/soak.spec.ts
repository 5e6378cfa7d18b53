import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeSoak } from '../scripts/soak/judge';
import { planSoak, type SoakSettings } from '../scripts/soak/plan';
import { formatSoak } from '../scripts/soak/report';
import { runSoak } from '../scripts/soak/run-soak';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';

/*
 * Nothing grows without end. The shift is the short form of `npm run soak`: as fast as the window takes it, through one
 * outage and one restart; too short to say anything about memory, which is told and not judged.
 */

const settings: SoakSettings = {
  hours: 1.5,
  scansPerHour: 160,
  minutes: 0,
  restartEveryHours: 1,
  warmUpHours: 0.2,
  seed: 7,
};

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
  dataFolder,
}, testInfo) => {
  test.setTimeout(600_000);
  const database = await startMariadb();
  try {
    const record = await runSoak(planSoak(settings), settings, {
      database,
      dataFolder,
      tell: () => undefined,
    });
    const judgement = judgeSoak(record);
    await testInfo.attach('soak', { body: formatSoak(record, judgement), contentType: 'text/plain' });

    expect(record).toMatchObject({ outagesSeen: 1, outagesPlanned: 1, restarts: 1, restartsPlanned: 1 });
    expect(record.ledger).toEqual({
      scanned: 240,
      delivered: 240,
      duplicates: 0,
      lost: 0,
      surplus: 0,
      pending: 0,
    });
    expect(record.mostSessions).toBeGreaterThanOrEqual(1);
    expect(record.mostSessions).toBeLessThanOrEqual(2);
    expect(record.sessionsLeft).toBe(0);
    const handles = judgement.series.filter(({ chart }) => chart === 'handles');
    for (const { name, first, last } of handles) {
      // A handle for each scan or each flush would be dozens; sockets come and go.
      expect(last - first, name).toBeLessThan(8);
    }
  } finally {
    await database.stop();
  }
});
