import SqliteDatabase from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { AppendTerms, Scan } from '../../../shared/scan';
import { openOutbox } from './open-outbox';
import type { Outbox } from './outbox';
import { outboxFileName } from './outbox-file';
import { duplicatesSql } from './sqlite-duplicates';
import { unlike } from './insert-entry';
import { recentEntriesSql } from './statements';

const wallMs = Date.UTC(2026, 10, 23, 8);
const terms: AppendTerms = { duplicates: { fields: ['cp', 'oc1'], windowMs: 60_000 }, group: null };
const context = { shift: '2026-11-23/1', serverOffsetMs: null, terms };

/** The scan with the codes of `number`, captured that many seconds after 10:00:00 local time. */
function scanAt(seconds: number, number = 1, changes: Partial<Scan> = {}): Scan {
  const wallTime = new Date(Date.UTC(2026, 10, 23, 10) + seconds * 1_000)
    .toISOString()
    .replace('Z', '+02:00');
  return sampleScan(number, { capturedAt: { wallTime, monotonicMs: 1_000 }, ...changes });
}

describe('the same row again', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  const open = (): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.outbox;
  };
  const append = (scan: Scan, appendTerms = terms): string =>
    outbox.append(scan, { ...context, terms: appendTerms }).outcome;

  beforeEach(() => {
    home = createTemporaryFolder('duplicates');
    outbox = open();
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  it('is refused within the window with the earlier scan, and takes no number', () => {
    const first = scanAt(0, 1, { operator: 'OP7777' });
    append(first);
    expect(outbox.append(scanAt(40), context)).toEqual({
      outcome: 'duplicate',
      seq: 1,
      earlier: {
        scanId: first.scanId,
        operator: 'OP7777',
        capturedAt: first.capturedAt.wallTime,
        agoMs: 40_000,
      },
    });
    expect(outbox.append(scanAt(41, 2), context)).toMatchObject({ outcome: 'saved', seq: 2 });
  });

  it('is refused after a restart as well', () => {
    append(scanAt(0));
    outbox.close();
    outbox = open();
    expect(append(scanAt(40))).toBe('duplicate');
  });

  it('is refused within the window, and taken behind it, however the clock was set in between', () => {
    append(scanAt(0));
    const day = 86_400;
    const setBack = { ...context, clockJumpMs: -day * 1_000 };
    expect(outbox.append(scanAt(40 - day), setBack)).toMatchObject({
      outcome: 'duplicate',
      earlier: { agoMs: 40_000 },
    });
    expect(outbox.append(scanAt(41 - day, 2), setBack).outcome).toBe('saved');
    // The jump stands on the scan before; this one finds it there.
    expect(append(scanAt(50 - day))).toBe('duplicate');
    expect(append(scanAt(61 - day))).toBe('saved');
  });

  it.each<[what: string, second: Scan, outcome: string]>([
    ['with another code', scanAt(5, 2), 'saved'],
    [
      'with another code in a field that does not count',
      scanAt(5, 1, { fields: { ...scanAt(0).fields, defect: '101' } }),
      'duplicate',
    ],
    ['in another workflow', scanAt(5, 1, { workflow: 'single-code' }), 'saved'],
    ['at the end of the window', scanAt(60), 'duplicate'],
    ['behind the window', scanAt(61), 'saved'],
    ['by a clock that was set back a little', scanAt(-30), 'duplicate'],
    ['by a clock that was set back far', scanAt(-3_600), 'saved'],
  ])('%s', (_what, second, outcome) => {
    append(scanAt(0));
    expect(append(second)).toBe(outcome);
  });

  it('is judged by the zone of each time, not by its text', () => {
    append(scanAt(0));
    const wallTime = '2026-11-23T09:00:30.000+01:00';
    expect(append(scanAt(0, 1, { capturedAt: { wallTime, monotonicMs: 2_000 } }))).toBe('duplicate');
  });

  it('is a repeat and no duplicate when it has the same scanId', () => {
    const scan = scanAt(0);
    append(scan);
    expect(outbox.append(scan, context)).toEqual({ outcome: 'saved', seq: 1, repeated: true });
  });

  it('may be scanned after the first one was undone, or discarded', () => {
    const first = scanAt(0);
    append(first);
    outbox.append(sampleVoid(first), { ...context, terms: undefined });
    expect(append(scanAt(10))).toBe('saved');
    const third = scanAt(0, 3);
    append(third);
    outbox.quarantine(third.scanId, { cause: 'x', errorNumber: null, message: '' }, wallMs);
    expect(append(scanAt(10, 3))).toBe('duplicate');
    outbox.discard([third.scanId], { by: 'OP9000', reason: 'label torn', atMs: wallMs });
    expect(append(scanAt(11, 3))).toBe('saved');
  });

  it('is stored with the name of the supervisor who let it pass, for that earlier scan alone', () => {
    const first = scanAt(0);
    append(first);
    const override = { by: 'OP9000', duplicateOf: first.scanId };
    const second = scanAt(10, 1, { override });
    expect(append(second)).toBe('saved');
    expect(outbox.pendingEntries(10).map(({ item }) => item)).toEqual([first, second]);
    expect(append(scanAt(20, 1, { override }))).toBe('duplicate');
  });

  it('counts the children of a group since it was closed, without the undone ones', () => {
    const child: AppendTerms = { duplicates: null, group: { parent: 'box', role: 'child' } };
    const closing: AppendTerms = { duplicates: null, group: { parent: 'box', role: 'closing' } };
    const inBox = (number: number, box: string): Scan =>
      scanAt(number, number, { workflow: 'box-contents', fields: { box, item: String(number) } });
    const count = (value: string): number =>
      outbox.countGroup({ workflow: 'box-contents', parent: 'box', value });
    const undone = inBox(3, 'BX1');
    for (const scan of [inBox(1, 'BX1'), inBox(2, 'BX2'), undone, inBox(4, 'BX1')]) append(scan, child);
    outbox.append(sampleVoid(undone), { ...context, terms: undefined });
    expect([count('BX1'), count('BX2'), count('BX3')]).toEqual([2, 1, 0]);
    append(inBox(5, 'BX1'), closing);
    expect(count('BX1')).toBe(0);
    append(inBox(6, 'BX1'), child);
    expect(count('BX1')).toBe(1);
  });

  it('is cancelled once: a second void is refused, the first one repeated is not', () => {
    const scan = scanAt(0);
    append(scan);
    const event = sampleVoid(scan);
    expect(outbox.append(event, context).outcome).toBe('saved');
    expect(outbox.append(sampleVoid(scan), context)).toEqual({ outcome: 'already-voided', seq: 2 });
    expect(outbox.append(event, context)).toEqual({ outcome: 'saved', seq: 2, repeated: true });
    expect(outbox.counts().lastSeq).toBe(2);
  });

  it('lists undone scans as such, and no void beside them', () => {
    const [first, second] = [scanAt(0), scanAt(1, 2)];
    append(first);
    append(second);
    outbox.append(sampleVoid(first), { ...context, terms: undefined });
    expect(outbox.recentEntries(10).map(({ scanId, isVoided }) => [scanId, isVoided])).toEqual([
      [second.scanId, false],
      [first.scanId, true],
    ]);
  });

  it('is found by an index, however long the history', () => {
    outbox.close();
    const database = new SqliteDatabase(path.join(home.folder, outboxFileName));
    const plans = [
      duplicatesSql.findEarlier,
      duplicatesSql.countGroup,
      recentEntriesSql,
      duplicatesSql.jumpedSince,
      `SELECT ${unlike}`,
    ].map((sql) =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, '1')}`)
        .all()
        .map(({ detail }) => detail)
        .join('; '),
    );
    database.close();
    outbox = open();
    expect(plans[0]).toMatch(/USING INDEX entry_row_key.*entry_voided/);
    expect(plans[1]).toMatch(/USING INDEX entry_group_key.*entry_voided/);
    // The newest scans are read from the end of the table, as many as are asked for.
    for (const plan of plans) expect(plan).not.toMatch(/SCAN cancel|TEMP B-TREE/);
    expect(plans[0]).not.toContain('SCAN');
    expect(plans[3]).toContain('USING INDEX entry_clock_jump');
    expect(plans[4]).toContain('USING COVERING INDEX entry_row_key');
  });
});
