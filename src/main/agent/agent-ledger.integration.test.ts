import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAgentWindow, type AgentWindow } from '../../../e2e/support/agent-window';
import { startMariadb, type PrivateMariadb } from '../../../e2e/support/mariadb';
import { sampleScan, sampleVoid } from '../../../e2e/support/sample-scans';
import type { Appendable, Scan } from '../../shared/scan';
import { defaultShifts } from '../../shared/shift';
import type { StationStatus } from '../../shared/status';
import { parseDatabaseUrl } from './destination/settings';
import { fgQuality } from '../../shared/ready-workflows';

const record = { by: 'OP9000', reason: 'the column is longer now' };
const patience = { timeout: 30_000, interval: 25 };

describe('refused scans and the ledger of a whole agent, against a real MariaDB', () => {
  let database: PrivateMariadb;
  let stations: AgentWindow[];

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    stations = [];
    for (const table of ['fg_scan', 'scan_void', 'station']) await database.query(`TRUNCATE ${table}`);
    await database.query('ALTER TABLE fg_scan MODIFY cp VARCHAR(64) NOT NULL');
  });
  afterEach(async () => {
    for (const station of stations) await station.stop();
  });

  function openStation(stationName: string): AgentWindow {
    const station = openAgentWindow({
      stationName,
      version: '0.0.0',
      database: parseDatabaseUrl(database.stationUrl),
      relay: { intervalMs: 200, batchSize: 50, heartbeatMs: 5_000 },
      shifts: defaultShifts,
      workflows: [fgQuality],
    });
    stations.push(station);
    return station;
  }

  const append = async (station: AgentWindow, ...items: Appendable[]): Promise<void> => {
    for (const item of items) expect(await station.ask('append', item)).toMatchObject({ outcome: 'saved' });
  };
  const scans = (count: number): Scan[] => Array.from({ length: count }, (_, index) => sampleScan(index + 1));
  const longScan = (number: number): Scan => {
    const scan = sampleScan(number);
    return { ...scan, fields: { ...scan.fields, cp: 'X'.repeat(100) } };
  };
  const until = async (station: AgentWindow, expected: Partial<StationStatus>): Promise<void> => {
    await vi.waitFor(async () => {
      expect(await station.ask('get-status')).toMatchObject(expected);
    }, patience);
  };
  const readRows = (): Promise<{ scan_id: string; station: string; outbox_id: string; seq: number }[]> =>
    database.query('SELECT scan_id, station, outbox_id, seq FROM fg_scan ORDER BY seq, outbox_id');
  const outboxIdOf = async (station: AgentWindow): Promise<string> => {
    const { outbox } = await station.ask('get-status');
    if (outbox.state !== 'ready') throw new Error(JSON.stringify(outbox));
    return outbox.outboxId;
  };
  const exportText = async (station: AgentWindow): Promise<string> =>
    readFileSync((await station.ask('export-quarantine', null)).file, 'utf8');

  it('delivers all refused scans of one cause once that is mended', async () => {
    const station = openStation('LINE-1');
    await append(station, ...scans(3), longScan(4), longScan(5));
    await until(station, { backlog: 0, quarantined: 2 });
    expect(
      await station.ask('quarantined-entries', { afterSeq: 0, limit: 1, withDiscarded: false }),
    ).toMatchObject([{ seq: 4, attempts: 1, refusal: { cause: 'value-too-long', errorNumber: 1406 } }]);
    await database.query('ALTER TABLE fg_scan MODIFY cp VARCHAR(200) NOT NULL');
    expect(await station.ask('requeue-cause', 'value-too-long', record)).toBe(2);
    await until(station, { backlog: 0, quarantined: 0 });
    expect((await readRows()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('has the void of a refused scan wait for it while everything else goes', async () => {
    const station = openStation('LINE-1');
    const bad = longScan(1);
    const [good] = scans(1);
    if (good === undefined) throw new Error('a scan was expected');
    await append(station, bad, sampleVoid(bad), good, sampleVoid(good));
    await until(station, { backlog: 1, quarantined: 1 });
    const readVoids = (): Promise<unknown[]> => database.query('SELECT voided_scan_id FROM scan_void');
    expect(await readVoids()).toEqual([{ voided_scan_id: good.scanId }]);
    await database.query('ALTER TABLE fg_scan MODIFY cp VARCHAR(200) NOT NULL');
    await station.ask('requeue-entries', [bad.scanId], record);
    await until(station, { backlog: 0, quarantined: 0 });
    expect(await readVoids()).toHaveLength(2);
  });

  it('delivers an exported scan from another station, once, as the row it would have been', async () => {
    const [source, target] = [openStation('LINE-1'), openStation('LINE-2')];
    const bad = [longScan(1), longScan(2)];
    await append(source, ...bad, sampleScan(3));
    await append(target, ...scans(4));
    await until(source, { backlog: 0, quarantined: 2 });
    await until(target, { backlog: 0 });
    const text = await exportText(source);
    await database.query('ALTER TABLE fg_scan MODIFY cp VARCHAR(200) NOT NULL');
    expect(await target.ask('import-quarantine', text, record)).toEqual({
      outcome: 'imported',
      imported: 2,
      alreadyHere: 0,
    });
    await until(target, { backlog: 0 });
    const sourceId = await outboxIdOf(source);
    const expected = bad.map(({ scanId }, index) => ({
      scan_id: scanId,
      station: 'LINE-1',
      outbox_id: sourceId,
      seq: index + 1,
    }));
    expect((await readRows()).filter(({ station }) => station === 'LINE-1').slice(0, 2)).toEqual(expected);

    // Where they come from, they are seen to have arrived; to send them from there as well doubles nothing.
    expect(await source.ask('check-ledger', null)).toBe('started');
    await vi.waitFor(async () => {
      expect(await source.ask('ledger', null)).toMatchObject({
        check: { state: 'agrees' },
        deliveredElsewhere: { count: 2, ranges: [{ from: 1, to: 2 }] },
      });
    }, patience);
    expect(await source.ask('requeue-cause', 'value-too-long', record)).toBe(2);
    expect(await target.ask('import-quarantine', text, record)).toMatchObject({
      imported: 0,
      alreadyHere: 2,
    });
    await until(source, { backlog: 0, quarantined: 0 });
    expect(await readRows()).toHaveLength(7);

    // The station that delivered them finds nothing missing and nothing surplus under its own numbers.
    await target.ask('check-ledger', null);
    await until(target, { ledger: { state: 'agrees', checkedAtMs: expect.any(Number) as number } });
  });

  it('finds what the database has lost and what it has too much, and sends the lost ones again', async () => {
    const station = openStation('LINE-1');
    const all = scans(60);
    await append(station, ...all, sampleVoid(all[0] ?? sampleScan(1)));
    await until(station, {
      backlog: 0,
      ledger: { state: 'agrees', checkedAtMs: expect.any(Number) as number },
    });

    await database.query('DELETE FROM fg_scan WHERE seq IN (5, 6, 7, 40)');
    await database.query('DELETE FROM scan_void');
    const copy = `INSERT INTO fg_scan (scan_id, station, outbox_id, seq, operator, cp, oc1, oc2, defect, approved,
        captured_at, captured_offset_minutes, shift, entered_by)
      SELECT UUID(), station, outbox_id, ?, operator, cp, oc1, oc2, defect, approved, captured_at,
        captured_offset_minutes, shift, entered_by FROM fg_scan WHERE seq = 1`;
    await database.query(copy, [900]);
    await database.query(copy, [40]);
    expect(await station.ask('check-ledger', null)).toBe('started');
    await until(station, {
      ledger: {
        state: 'differs',
        checkedAtMs: expect.any(Number) as number,
        missing: {
          count: 5,
          ranges: [
            { from: 5, to: 7 },
            { from: 40, to: 40 },
            { from: 61, to: 61 },
          ],
        },
        surplus: {
          count: 2,
          ranges: [
            { from: 40, to: 40 },
            { from: 900, to: 900 },
          ],
        },
      },
    });

    await database.query('DELETE FROM fg_scan WHERE seq = 900 OR (seq = 40)');
    expect(await station.ask('requeue-missing', record)).toBe(5);
    await until(station, { backlog: 0, quarantined: 0 });
    await station.ask('check-ledger', null);
    await until(station, { ledger: { state: 'agrees', checkedAtMs: expect.any(Number) as number } });
    expect((await readRows()).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    expect(await database.query('SELECT void_id FROM scan_void')).toHaveLength(1);
  });

  it('tells a number that another row has taken: its scan goes to quarantine, and the ledger says surplus', async () => {
    const station = openStation('LINE-1');
    await append(station, ...scans(2));
    await until(station, { backlog: 0 });
    await database.query('UPDATE fg_scan SET seq = 3 WHERE seq = 2');
    await append(station, sampleScan(3));
    await until(station, { backlog: 0, quarantined: 1 });
    await station.ask('check-ledger', null);
    await until(station, {
      ledger: {
        state: 'differs',
        checkedAtMs: expect.any(Number) as number,
        missing: { count: 1, ranges: [{ from: 2, to: 2 }] },
        surplus: { count: 1, ranges: [{ from: 3, to: 3 }] },
      },
    });
  });
});
