import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { numbered } from '../../../../e2e/support/numbered';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { boxContents, fgQuality } from '../../../shared/ready-workflows';
import type { Scan } from '../../../shared/scan';
import { defaultShifts } from '../../../shared/shift';
import { openDatabase } from '../outbox/database';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { outboxFileName } from '../outbox/outbox-file';
import { shiftSql } from '../outbox/sqlite-shift';
import { reportShift } from './shift-report';

const wallMs = Date.UTC(2026, 10, 23, 8);
const shift = '2026-11-23/1';
const context = { shift, serverOffsetMs: null };
const decision = { by: 'OP9000', reason: 'a test', atMs: wallMs };
const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };
/** Romania in 2026: summer time until 25 October, 01:00 UTC. */
const inRomania = (at: number): number => (at < Date.UTC(2026, 9, 25, 1) ? 180 : 120);

describe('the report of a shift', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let number = 0;
  let pauses = 0;

  beforeEach(() => {
    home = createTemporaryFolder('shift-report');
    const opened = openOutbox({ dataFolder: home.folder, wallMs });
    if (opened.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(opened)}`);
    outbox = opened.outbox;
    pauses = 0;
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  /** A scan that is stored at this time, with this defect code. */
  function scanAt(wallTime: string, defect: string, changes: Partial<Scan> = {}, of = shift): Scan {
    number += 1;
    const sample = sampleScan(number, { capturedAt: { wallTime, monotonicMs: number }, ...changes });
    const scan = { ...sample, fields: changes.fields ?? { ...sample.fields, defect } };
    outbox.append(scan, { ...context, shift: of });
    return scan;
  }

  const report = (asked: string | null = shift, targetPerHour: number | null = null) =>
    reportShift(asked, {
      outbox,
      stationName: 'LINE-3',
      shifts: defaultShifts,
      workflows: [fgQuality, boxContents],
      targetPerHour,
      clock: createManualClock(wallMs),
      offsetAt: inRomania,
      sliceSize: 4,
      letOthersRun: () => {
        pauses += 1;
        return Promise.resolve();
      },
    });

  it('counts what was approved, rejected, cancelled, discarded and delivered, and both sums hold', async () => {
    const good = scanAt('2026-11-23T06:10:00.000+02:00', '000');
    scanAt('2026-11-23T06:20:00.000+02:00', '101');
    const cancelled = scanAt('2026-11-23T07:00:00.000+02:00', '101');
    const discarded = scanAt('2026-11-23T07:30:00.000+02:00', '000');
    const refused = scanAt('2026-11-23T08:00:00.000+02:00', '000', { operator: 'OP2222' });
    outbox.acknowledge(numbered(outbox, [good.scanId]), wallMs);
    for (const { scanId } of [discarded, refused]) outbox.quarantine(scanId, refusal, wallMs);
    outbox.discard([discarded.scanId], decision);
    // Cancelled in the next shift: it is a scan of this one all the same.
    outbox.append(sampleVoid(cancelled), { ...context, shift: '2026-11-23/2' });

    const { figures, hours, operators, defects } = await report();
    expect(figures).toMatchObject({
      scanned: 5,
      delivered: 1,
      pending: 2,
      quarantined: 2,
      approved: 2,
      rejected: 1,
      voided: 1,
      discarded: 1,
      withoutOutcome: 0,
      closedGroups: 0,
    });
    expect(figures.delivered + figures.pending + figures.quarantined).toBe(figures.scanned);
    expect(figures.approved + figures.rejected + figures.voided + figures.discarded).toBe(figures.scanned);
    expect(hours.map(({ rows }) => rows)).toEqual([2, 0, 1, 0, 0, 0, 0, 0]);
    expect(operators).toEqual([
      { operator: 'OP1234', rows: 2, approved: 1, rejected: 1 },
      { operator: 'OP2222', rows: 1, approved: 1, rejected: 0 },
    ]);
    expect(defects).toEqual([{ code: '101', count: 1 }]);
    expect((await report('2026-11-23/2')).figures).toMatchObject({ scanned: 0, voided: 0 });
  });

  it('names the ten codes that rejected most and counts the others', async () => {
    for (let code = 1; code <= 12; code += 1) {
      for (let times = Math.max(1, code - 9); times > 0; times -= 1)
        scanAt('2026-11-23T06:10:00.000+02:00', String(100 + code));
    }
    const { defects, otherDefects } = await report();
    expect(defects).toHaveLength(10);
    expect(defects[0]).toEqual({ code: '112', count: 3 });
    expect(defects.at(-1)).toEqual({ code: '108', count: 1 });
    expect(otherDefects).toBe(2);
  });

  it('calls rows of other workflows neither approved nor rejected, and a closed box no row', async () => {
    const terms = (role: 'child' | 'closing') => ({
      ...context,
      terms: { duplicates: null, group: { parent: 'box', role } },
    });
    const boxRow = (item: string | null): Scan => {
      number += 1;
      return sampleScan(number, {
        workflow: 'box-contents',
        fields: { badge: 'OP1234', box: 'BOX1', ...(item === null ? {} : { item }) },
        capturedAt: { wallTime: '2026-11-23T09:00:00.000+02:00', monotonicMs: number },
      });
    };
    outbox.append(boxRow('A'), terms('child'));
    outbox.append(boxRow('B'), terms('child'));
    outbox.append(boxRow(null), terms('closing'));
    scanAt('2026-11-23T09:10:00.000+02:00', '000', { workflow: 'gone' });
    const { figures, hours } = await report();
    expect(figures).toMatchObject({
      scanned: 4,
      withoutOutcome: 3,
      closedGroups: 1,
      approved: 0,
      rejected: 0,
    });
    expect(hours[3]).toEqual({
      startsAt: '2026-11-23T09:00:00.000+02:00',
      rows: 3,
      approved: 0,
      rejected: 0,
    });
  });

  it('keeps the two hours apart that the clock goes through twice, and goes on past midnight', async () => {
    const night = '2026-10-24/3';
    scanAt('2026-10-24T23:59:59.999+03:00', '000', {}, night);
    scanAt('2026-10-25T00:00:00.000+03:00', '000', {}, night);
    scanAt('2026-10-25T03:30:00.000+03:00', '000', {}, night);
    scanAt('2026-10-25T03:30:00.000+02:00', '101', {}, night);
    const { hours } = await report(night);
    const busy = hours.filter(({ rows }) => rows > 0);
    expect(hours).toHaveLength(9);
    expect(busy.map(({ startsAt, rejected }) => [startsAt, rejected])).toEqual([
      ['2026-10-24T23:00:00.000+03:00', 0],
      ['2026-10-25T00:00:00.000+03:00', 0],
      ['2026-10-25T03:00:00.000+03:00', 0],
      ['2026-10-25T03:00:00.000+02:00', 1],
    ]);
  });

  it('leaves out what came from other files, and says how much of it was scanned here and how much elsewhere', async () => {
    const outboxId = '3f0e2c1a-0000-4000-8000-000000000000';
    const state = 'pending' as const;
    const rest = { state, attempts: 1, refusal, refusedAt: null, discardedAt: null, ...context };
    const take = (station: string, seq: number): void => {
      const origin = { station, outboxId, seq };
      outbox.importEntries([{ item: sampleScan(99_999 + seq), origin, ...rest }], decision);
    };
    take('LINE-1', 1);
    take('LINE-3', 2);
    take('LINE-3', 3);
    expect((await report()).figures).toMatchObject({ scanned: 0, imported: 1, salvaged: 2 });
  });

  it('lets others run between slices and counts every scan once', async () => {
    for (let index = 0; index < 10; index += 1) scanAt('2026-11-23T06:10:00.000+02:00', '000');
    expect((await report()).figures).toMatchObject({ scanned: 10, approved: 10 });
    expect(pauses).toBe(2);
  });

  it('is about the present shift unless another one is asked for, and knows its neighbours', async () => {
    expect(await report(null, 60)).toMatchObject({
      shift,
      isPresent: true,
      previous: '2026-11-22/3',
      next: null,
      targetPerHour: 60,
    });
    expect(await report('2026-11-22/3')).toMatchObject({ isPresent: false, next: shift });
  });

  it('finds its slice by the numbers of the shift, whatever the history', () => {
    outbox.close();
    const database = openDatabase(`${home.folder}/${outboxFileName}`);
    const plan = database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN ${shiftSql.slice.replaceAll('@paths', "'{}'").replaceAll(/@\w+/g, '1')}`,
      )
      .all()
      .map((row) => row.detail)
      .join();
    expect(plan).toContain('SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plan).toContain('USING INDEX entry_voided (voided_scan_id=?)');
    database.close();
    const opened = openOutbox({ dataFolder: home.folder, wallMs });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    outbox = opened.outbox;
  });
});
