import { writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { versionsOf } from '../../../shared/list-versions';
import type { ReferenceCopies } from '../../../shared/reference';
import { referenceFileName } from './reference-file';

/* One server and one station for the whole file: each case goes on where the one before ended. */

const home = createTemporaryFolder('reference');
let database: PrivateMariadb;
let station: AgentStation;

function open(databaseUrl: string | undefined, staleAfterHours = 24): AgentStation {
  const reference = { refreshSeconds: 1, staleAfterHours };
  return startAgentStation({ dataFolder: home.folder, databaseUrl, configuration: { reference } });
}

const copies = (): ReferenceCopies => station.ask('reference-copies');
const badges = (): string[] => copies().operators.items.map(({ badge }) => badge);

async function untilBadges(expected: string[]): Promise<void> {
  await waitUntil(`the operators ${expected.join(', ')}`, () => badges().join() === expected.join(), {
    timeoutMs: 60_000,
  });
}

beforeAll(async () => {
  database = await startMariadb();
  await database.query(
    `INSERT INTO operator (badge, name, role, language) VALUES ('OP1', 'Ana', 'operator', 'ro'), ('OP2', 'Ion', 'boss', NULL)`,
  );
  await database.query(
    `INSERT INTO defect (code, description, texts) VALUES ('101', 'Scratch', '{"ro": "Zgârietură"}')`,
  );
  await database.query(`INSERT INTO product (code, name) VALUES ('P1', 'Lamp')`);
  station = open(database.stationUrl);
});
afterAll(async () => {
  await station.stop();
  await database.stop();
  home.remove();
});

describe('the lists of the database', () => {
  it('come to the station; a row that cannot be used is named and left out', async () => {
    await untilBadges(['OP1']);
    await waitUntil('all lists', () => copies().products.version > 0, { timeoutMs: 60_000 });
    expect(copies().operators.items).toEqual([
      { badge: 'OP1', name: 'Ana', role: 'operator', language: 'ro', hasPin: false, isActive: true },
    ]);
    expect(copies().defects.items).toEqual([{ code: '101', texts: { '': 'Scratch', ro: 'Zgârietură' } }]);
    expect(copies().products.items).toEqual([{ code: 'P1', texts: { '': 'Lamp' } }]);
    const { badRows } = station.status().reference.operators;
    expect(badRows).toEqual([{ code: 'OP2', why: expect.stringContaining('role') as string }]);
    expect(station.log().filter((line) => line.includes('OP2'))).toHaveLength(1);
  });

  it('are followed: a new row arrives, a changed one changes, a removed one goes, and each raises the version', async () => {
    const { version } = copies().operators;
    await database.query(`INSERT INTO operator (badge, name) VALUES ('OP3', 'Ioana')`);
    await untilBadges(['OP1', 'OP3']);
    await database.query(`UPDATE operator SET role = 'supervisor' WHERE badge = 'OP2'`);
    await untilBadges(['OP1', 'OP2', 'OP3']);
    await database.query(`DELETE FROM operator WHERE badge = 'OP1'`);
    await untilBadges(['OP2', 'OP3']);
    expect(copies().operators.version).toBe(version + 3);
    await database.query(`UPDATE defect SET active = FALSE`);
    await waitUntil('no defect', () => copies().defects.items.length === 0, { timeoutMs: 60_000 });
  });

  it('that are the same keep their version', async () => {
    const { checkedAtMs, version } = station.status().reference.operators;
    await station.until(
      'a look',
      ({ reference }) => (reference.operators.checkedAtMs ?? 0) > (checkedAtMs ?? 0),
    );
    expect(station.status().reference.operators.version).toBe(version);
  });

  it('that may not be read any more are told once, and what is known stays in use', async () => {
    await database.query(`REVOKE SELECT ON ${database.database}.operator FROM 'station'@'%'`);
    await station.until('told', ({ reference }) => reference.operators.problem !== null);
    await station.until('delivering', ({ connection }) => connection.state === 'connected');
    expect(badges()).toEqual(['OP2', 'OP3']);
    expect(station.status().reference.products.problem).toBeNull();
    const { checkedAtMs } = station.status().reference.products;
    await station.until(
      'two looks',
      ({ reference }) => (reference.products.checkedAtMs ?? 0) > (checkedAtMs ?? 0),
    );
    expect(station.log().filter((line) => line.includes('A list cannot be copied'))).toHaveLength(1);
    await database.query(`GRANT SELECT ON ${database.database}.operator TO 'station'@'%'`);
    await station.until('read again', ({ reference }) => reference.operators.problem === null);
  });

  it('are there after a start without a database, with their age', async () => {
    const { checkedAtMs } = station.status().reference.operators;
    await station.stop();
    station = open(undefined);
    expect(badges()).toEqual(['OP2', 'OP3']);
    const { reference } = station.status();
    expect(reference.operators).toMatchObject({ count: 2, isStale: false });
    expect(reference.operators.checkedAtMs).toBeGreaterThanOrEqual(checkedAtMs ?? 0);
  });

  it('lie in a file that the release before opens as well, and one of that release is gone on with', async () => {
    await station.stop();
    const file = new SqliteDatabase(path.join(home.folder, referenceFileName));
    // That release looks at these two alone, and knows none of the added tables.
    expect(file.pragma('user_version', { simple: true })).toBe(1);
    expect(file.pragma('application_id', { simple: true })).toBe(1_396_919_890);
    file.exec('DROP TABLE list_change; DROP TABLE list_begin; DROP TABLE left_scan;');
    file.close();
    station = open(undefined);
    expect(badges()).toEqual(['OP2', 'OP3']);
    expect(station.log().filter((line) => line.includes('set-aside'))).toEqual([]);
  });

  it('are fetched again when their file is damaged; the damaged one is kept, and versions go on', async () => {
    const listVersions = versionsOf((list) => copies()[list]);
    station.ask('append', { ...sampleScan(1), listVersions });
    await station.stop();
    writeFileSync(
      path.join(home.folder, referenceFileName),
      'this is no database, but it is longer than nothing',
    );
    station = open(database.stationUrl);
    expect(station.log().filter((line) => line.includes('set-aside'))).toHaveLength(1);
    await untilBadges(['OP2', 'OP3']);
    // No scan of before looks newer than the list of now.
    expect(listVersions.operators).toBeGreaterThan(1);
    expect(copies().operators.version).toBe((listVersions.operators ?? 0) + 1);
  });

  it('are not missed where they cannot be read: scans are delivered, and it is told', async () => {
    await database.query('DROP TABLE product');
    await database.query('ALTER TABLE operator DROP COLUMN changed_at');
    await station.stop();
    station = open(database.stationUrl);
    await station.until('delivering', ({ connection }) => connection.state === 'connected');
    await station.until('told', ({ reference }) => reference.products.problem !== null);
    expect(station.status().reference.operators.problem).toContain('changed_at');
    expect(badges()).toEqual(['OP2', 'OP3']);
  });
});
