import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAgentWindow, type AgentWindow } from '../../../../e2e/support/agent-window';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { versionsOf } from '../../../shared/list-versions';
import { fgQuality } from '../../../shared/ready-workflows';
import type { Scan } from '../../../shared/scan';
import { defaultShifts } from '../../../shared/shift';
import { parseDatabaseUrl } from '../destination/settings';
import { signInSettingsSchema } from '../people/settings';
import { referenceSettingsSchema } from '../reference/settings';
import { relaySettingsSchema } from '../relay/settings';

/* A whole agent and a real server: each case goes on where the one before ended. */

let database: PrivateMariadb;
let station: AgentWindow;

beforeAll(async () => {
  database = await startMariadb();
  await database.query(
    `INSERT INTO operator (badge, name) VALUES ('OP1234', 'Ana Pop'), ('OP7777', 'Ion Radu')`,
  );
  await database.query(`INSERT INTO defect (code, description) VALUES ('000', 'Good'), ('101', 'Scratch')`);
  station = openAgentWindow({
    stationName: 'LINE-1',
    version: '0.0.0',
    database: parseDatabaseUrl(database.stationUrl),
    relay: relaySettingsSchema.parse({ intervalMs: 200 }),
    shifts: defaultShifts,
    workflows: [fgQuality],
    signIn: signInSettingsSchema.parse({ unknownBadge: 'warn' }),
    reference: referenceSettingsSchema.parse({ refreshSeconds: 1 }),
  });
  await untilVersions((versions) => Object.values(versions).every((version) => version !== null));
});
afterAll(async () => {
  await station.stop();
  await database.stop();
});

async function versions() {
  const copies = await station.ask('reference-copies');
  return versionsOf((list) => copies[list]);
}

async function untilVersions(holds: (found: Awaited<ReturnType<typeof versions>>) => boolean): Promise<void> {
  await waitUntil('the lists', async () => holds(await versions()), { timeoutMs: 60_000 });
}

/** Scans as the window does, with the lists it knows. */
async function scanNow(number: number, changes: Partial<Scan> = {}): Promise<Scan> {
  const scan = sampleScan(number, { listVersions: await versions(), ...changes });
  expect(await station.ask('append', scan)).toMatchObject({ outcome: 'saved' });
  return scan;
}

const withDefect = (number: number, defect: string): Partial<Scan> => ({
  fields: { ...sampleScan(number).fields, defect },
});

it('a defect that is made inactive differs in the scans that have it, and in no other', async () => {
  const wrong = await scanNow(1, withDefect(1, '101'));
  await scanNow(2);
  expect(await station.ask('list-differences')).toEqual({ scans: [], count: 0 });
  await database.query(`UPDATE defect SET active = FALSE WHERE code = '101'`);
  await untilVersions(({ defects }) => defects === 2);
  expect(await station.ask('list-differences')).toMatchObject({
    count: 1,
    scans: [
      {
        scanId: wrong.scanId,
        differences: [{ field: 'defect', code: '101', thenVersion: 1, nowVersion: 2, isKnown: false }],
      },
    ],
  });
});

it('so does an operator whose row is deleted, with what happens to such a badge now', async () => {
  await database.query(`DELETE FROM operator WHERE badge = 'OP1234'`);
  await untilVersions(({ operators }) => operators === 2);
  const { scans, count } = await station.ask('list-differences');
  expect(count).toBe(2);
  expect(scans.map(({ differences }) => differences.map(({ field }) => field))).toEqual([
    ['badge'],
    ['badge', 'defect'],
  ]);
  expect(scans[0]?.differences).toMatchObject([
    { code: 'OP1234', list: 'operators', wasKnown: true, isKnown: false, unknownCode: 'warn' },
  ]);
});

it('what is left as it is is not named again, nor is what the list has back', async () => {
  const { scans } = await station.ask('list-differences');
  const [first] = scans;
  await station.ask('leave-scan', first?.scanId ?? '', first?.key ?? '', 'OP9000');
  expect(await station.ask('list-differences')).toMatchObject({ count: 1 });
  await database.query(`INSERT INTO operator (badge, name) VALUES ('OP1234', 'Ana Pop')`);
  await database.query(`UPDATE defect SET active = TRUE WHERE code = '101'`);
  await untilVersions(({ operators, defects }) => operators === 3 && defects === 3);
  expect(await station.ask('list-differences')).toEqual({ scans: [], count: 0 });
});
