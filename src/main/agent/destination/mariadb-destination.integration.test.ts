import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries, sampleEntry } from '../../../../e2e/support/sample-entries';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { systemClock } from '../../clock';
import type { Entry } from '../entry';
import type { Destination } from './destination';
import { createMariadbDestination } from './mariadb-destination';
import { parseDatabaseUrl } from './settings';
import { fgQuality } from '../../../shared/ready-workflows';

describe('the MariaDB destination, with nothing in its way', () => {
  let database: PrivateMariadb;
  let destination: Destination;
  let outboxId: string;

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(() => database.stop());

  beforeEach(async () => {
    for (const table of ['fg_scan', 'scan_void', 'station']) await database.query(`TRUNCATE ${table}`);
    outboxId = randomUUID();
    destination = createMariadbDestination({
      settings: parseDatabaseUrl(database.stationUrl),
      stationName: 'LINE-4',
      outboxId,
      workflows: [fgQuality],
      clock: systemClock,
      log: () => undefined,
    });
  });
  afterEach(() => destination.stop());

  async function countRows(): Promise<number> {
    const [row] = await database.query<{ count: number }>('SELECT COUNT(*) AS count FROM fg_scan');
    return row?.count ?? 0;
  }

  async function readStatus(name: string): Promise<number> {
    const [row] = await database.query<{ Value: string }>('SHOW GLOBAL STATUS LIKE ?', [name]);
    return Number(row?.Value);
  }

  const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ scanId }) => scanId);

  it('delivers a batch once, and a repeat of it changes nothing', async () => {
    const entries = sampleEntries(500);
    await expect(destination.deliver(entries)).resolves.toEqual({
      deliveredIds: idsOf(entries),
      refused: [],
    });
    await database.query(`UPDATE fg_scan SET defect = '999', received_at = '2026-01-01'`);
    await expect(destination.deliver(entries)).resolves.toEqual({
      deliveredIds: idsOf(entries),
      refused: [],
    });
    expect(await countRows()).toBe(500);
    const changed = await database.query(
      `SELECT seq FROM fg_scan WHERE defect <> '999' OR received_at <> '2026-01-01'`,
    );
    expect(changed).toEqual([]);
  });

  it('asks nobody for an empty batch', async () => {
    await expect(destination.deliver([])).resolves.toEqual({ deliveredIds: [], refused: [] });
    expect(destination.poolState().created).toBe(0);
  });

  it('delivers what is missing of a batch that had arrived in part', async () => {
    const entries = sampleEntries(20);
    await destination.deliver(entries.slice(5, 12));
    const report = await destination.deliver(entries);
    expect(report.refused).toEqual([]);
    expect(new Set(report.deliveredIds)).toEqual(new Set(idsOf(entries)));
    expect(await countRows()).toBe(20);
  });

  it('writes every column as it was scanned, times in UTC', async () => {
    const entry = sampleEntry(7, sampleScan(7, { enteredBy: 'manual' }));
    await destination.deliver([entry]);
    const [row] = await database.query<Record<string, unknown>>(
      `SELECT scan_id, station, outbox_id, seq, operator, cp, oc1, oc2, defect, approved,
         CAST(captured_at AS CHAR) AS captured_at, captured_offset_minutes, shift, entered_by,
         ABS(TIMESTAMPDIFF(SECOND, received_at, UTC_TIMESTAMP())) < 60 AS is_received_now
       FROM fg_scan`,
    );
    expect(row).toEqual({
      scan_id: entry.scanId,
      station: 'LINE-4',
      outbox_id: outboxId,
      seq: 7,
      operator: 'OP1234',
      cp: 'CP00000007-0001',
      oc1: 'OC00000007',
      oc2: 'OC00000007',
      defect: '000',
      approved: 1,
      captured_at: '2026-11-23 08:32:05.123',
      captured_offset_minutes: 120,
      shift: '2026-11-23/1',
      entered_by: 'manual',
      is_received_now: 1,
    });
  });

  it('sends a batch of one table as one statement in one packet, without a transaction around it', async () => {
    await destination.deliver(sampleEntries(1));
    const names = ['Com_insert', 'Com_begin', 'Com_commit'];
    const before = await Promise.all(names.map(readStatus));
    await destination.deliver(sampleEntries(500, 2));
    const after = await Promise.all(names.map(readStatus));
    expect(after.map((value, index) => value - (before[index] ?? 0))).toEqual([1, 0, 0]);
    expect(await countRows()).toBe(501);
  });

  it('delivers scans and voids of one batch in one transaction', async () => {
    const scan = sampleScan(1);
    const entries = [sampleEntry(1, scan), sampleEntry(2, sampleVoid(scan)), sampleEntry(3)];
    const report = await destination.deliver(entries);
    expect(new Set(report.deliveredIds)).toEqual(new Set(idsOf(entries)));
    expect(await database.query('SELECT voided_scan_id, reason FROM scan_void')).toEqual([
      { voided_scan_id: scan.scanId, reason: 'wrong label' },
    ]);
    await destination.deliver(entries);
    expect(await countRows()).toBe(2);
  });

  it('tells which scanner read a scan, who let it pass and which lists judged it; NULL where nobody did', async () => {
    const judged = {
      scanner: 'left bench',
      override: { by: 'OP9000', duplicateOf: sampleScan(1).scanId },
      listVersions: { operators: 3, defects: null, products: 12 },
    };
    const entries = [sampleEntry(1), sampleEntry(2, sampleScan(2, judged)), sampleEntry(3)];
    await destination.deliver(entries);
    const none = {
      scanner: null,
      supervisor: null,
      operators_version: null,
      defects_version: null,
      products_version: null,
    };
    expect(
      await database.query(
        `SELECT scanner, supervisor, operators_version, defects_version, products_version FROM fg_scan ORDER BY seq`,
      ),
    ).toEqual([
      none,
      {
        scanner: 'left bench',
        supervisor: 'OP9000',
        operators_version: 3,
        defects_version: null,
        products_version: 12,
      },
      none,
    ]);
  });

  it('keeps nothing of a mixed batch of which one row is refused', async () => {
    const scan = sampleScan(1);
    const badVoid = sampleVoid(scan);
    badVoid.operator = 'X'.repeat(65);
    await expect(destination.deliver([sampleEntry(1, scan), sampleEntry(2, badVoid)])).rejects.toMatchObject({
      verdict: 'permanent',
      refusal: { cause: 'value-too-long', errorNumber: 1406 },
    });
    expect(await countRows()).toBe(0);
  });

  it('delivers a batch too large for one packet whole, in one transaction', async () => {
    const wide = 'X'.repeat(64);
    const entries = Array.from({ length: 3_000 }, (_, index) =>
      sampleEntry(
        index + 1,
        sampleScan(index, {
          operator: wide,
          fields: { cp: wide, oc1: wide, oc2: wide, defect: '0'.repeat(16) },
        }),
      ),
    );
    const before = await readStatus('Com_insert');
    await expect(destination.deliver(entries)).resolves.toEqual({
      deliveredIds: idsOf(entries),
      refused: [],
    });
    expect((await readStatus('Com_insert')) - before).toBe(2);
    expect(await countRows()).toBe(3_000);
  });

  const { fields: goodFields } = sampleScan(2);
  it.each([
    ['too long', { ...goodFields, cp: 'X'.repeat(65) }, 'value-too-long'],
    ['missing', { cp: 'CP00000001-0001', oc1: 'OC00000001', oc2: 'OC00000001' }, 'missing-value'],
  ])('refuses a batch with a value that is %s, and keeps nothing of it', async (_name, fields, cause) => {
    const entries = [sampleEntry(1), sampleEntry(2, sampleScan(2, { fields })), sampleEntry(3)];
    await expect(destination.deliver(entries)).rejects.toMatchObject({
      verdict: 'permanent',
      refusal: { cause },
    });
    expect(await countRows()).toBe(0);
  });

  it('never cuts a value short, even where the server would', async () => {
    await database.query(`SET GLOBAL sql_mode = ''`);
    const entry = sampleEntry(1, sampleScan(1, { fields: { ...goodFields, cp: 'X'.repeat(65) } }));
    await expect(destination.deliver([entry])).rejects.toMatchObject({
      refusal: { cause: 'value-too-long' },
    });
    await database.query('SET GLOBAL sql_mode = DEFAULT');
    expect(await countRows()).toBe(0);
  });

  it('does not take a collision on the number of an entry for a delivery', async () => {
    await destination.deliver(sampleEntries(2));
    const impostor = sampleEntry(2);
    await expect(destination.deliver([impostor])).rejects.toMatchObject({
      verdict: 'permanent',
      refusal: {
        cause: 'duplicate-key',
        errorNumber: 1062,
        message: expect.stringContaining('fg_scan_number') as unknown,
      },
    });
    expect(await countRows()).toBe(2);
  });

  it('sets aside an entry of a workflow without a table and delivers the others', async () => {
    const stray = sampleEntry(1, sampleScan(1, { workflow: 'goods-in' }));
    const good = sampleEntry(2);
    const report = await destination.deliver([stray, good]);
    expect(report.deliveredIds).toEqual([good.scanId]);
    expect(report.refused).toMatchObject([{ scanId: stray.scanId, refusal: { cause: 'unknown-workflow' } }]);
  });

  it('keeps one row about itself, stamped with the clock of the server', async () => {
    await destination.heartbeat({ version: '0.1.0', backlog: 12, lastSeq: 40 });
    await destination.heartbeat({ version: '0.1.1', backlog: 0, lastSeq: 52 });
    const rows = await database.query(
      `SELECT name, outbox_id, version, backlog, last_seq,
         ABS(TIMESTAMPDIFF(SECOND, last_seen, UTC_TIMESTAMP())) < 60 AS is_now FROM station`,
    );
    const expected = {
      name: 'LINE-4',
      outbox_id: outboxId,
      version: '0.1.1',
      backlog: 0,
      last_seq: 52,
      is_now: 1,
    };
    expect(rows).toEqual([expected]);
  });

  it('measures how far the clock of the server is ahead', async () => {
    expect(destination.serverOffsetMs()).toBeNull();
    await database.query('SET GLOBAL time_zone = ?', ['+05:00']);
    await destination.probe();
    // Client and server share one clock here, whatever time zone the server shows.
    expect(Math.abs(destination.serverOffsetMs() ?? Number.NaN)).toBeLessThan(5_000);
  });

  it('holds no connection a moment after its last work, and opens one again when there is more', async () => {
    await destination.deliver(sampleEntries(3));
    expect(destination.poolState()).toMatchObject({ active: 0, idle: 1, created: 1, limit: 2 });
    await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
    expect(destination.poolState()).toMatchObject({ active: 0, idle: 0, destroyedByReason: { idle: 1 } });
    await destination.deliver(sampleEntries(3, 4));
    expect(await countRows()).toBe(6);
  });

  it('leaves no session behind when it stops, and refuses everything afterwards', async () => {
    await destination.deliver(sampleEntries(3));
    await destination.stop();
    await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
    await expect(destination.deliver(sampleEntries(1, 4))).rejects.toMatchObject({
      verdict: 'transient',
      reason: 'connection-lost',
    });
    expect(await database.stationSessions()).toBe(0);
  });
});
