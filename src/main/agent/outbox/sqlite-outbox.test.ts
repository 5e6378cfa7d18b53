import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbered } from '../../../../e2e/support/numbered';
import { sampleJudgement, sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { openDatabase } from './database';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { Outbox } from './outbox';
import { pendingEntriesSql } from './statements';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const wallMs = Date.UTC(2026, 10, 23, 8);
const decision = { by: 'OP9000', reason: 'the column is longer now', atMs: wallMs };
const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };

describe('the SQLite outbox', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;

  const open = (): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs });
    if (opened.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(opened)}`);
    return opened.outbox;
  };

  beforeEach(() => {
    home = createTemporaryFolder('outbox');
    outbox = open();
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  it('gives consecutive numbers and keeps entries, order and outboxId across a reopen', () => {
    const scans = [sampleScan(1), sampleScan(2), sampleScan(3)];
    const seqs = scans.map((scan) => outbox.append(scan, context).seq);
    const { outboxId } = outbox;
    outbox.close();
    outbox = open();
    expect(seqs).toEqual([1, 2, 3]);
    expect(outbox.outboxId).toBe(outboxId);
    expect(outbox.pendingEntries(10).map((entry) => entry.item)).toEqual(scans);
    expect(outbox.append(sampleScan(4), context)).toEqual({ outcome: 'saved', seq: 4, repeated: false });
  });

  it('keeps the scanner that read a scan, the lists that judged it and whoever let it pass', () => {
    const random = createSeededRandom(5);
    const scans = Array.from({ length: 50 }, (_, index) => sampleScan(index, sampleJudgement(random)));
    for (const scan of scans) outbox.append(scan, context);
    outbox.close();
    outbox = open();
    expect(outbox.pendingEntries(50).map(({ item }) => item)).toEqual(scans);
    for (const key of ['scanner', 'override', 'listVersions'] as const) {
      const present = scans.filter((scan) => scan[key] !== undefined).length;
      expect(present).toBeGreaterThan(5);
      expect(present).toBeLessThan(45);
    }
  });

  it('answers the repeat of a scanId with the first number and stores nothing twice', () => {
    const scan = sampleScan(1);
    const first = outbox.append(scan, context);
    const again = outbox.append({ ...scan, fields: { ...scan.fields } }, { ...context, shift: 'another' });
    expect(first).toEqual({ outcome: 'saved', seq: 1, repeated: false });
    expect(again).toEqual({ outcome: 'saved', seq: 1, repeated: true });
    expect(outbox.counts()).toMatchObject({ pending: 1, lastSeq: 1 });
    expect(outbox.pendingEntries(10)[0]?.shift).toBe(context.shift);
  });

  it('reports a conflict when a scanId comes back with other codes, and leaves no gap in the numbers', () => {
    const scan = sampleScan(1);
    outbox.append(scan, context);
    const result = outbox.append({ ...scan, fields: { ...scan.fields, defect: '101' } }, context);
    expect(result).toEqual({ outcome: 'conflict', seq: 1 });
    expect(outbox.append(sampleScan(2), context).seq).toBe(2);
  });

  it('keeps a void as an entry of its own, and hands it out after its scan has arrived', () => {
    const scan = sampleScan(1);
    outbox.append(scan, context);
    const event = sampleVoid(scan);
    outbox.append(event, context);
    expect(outbox.pendingEntries(10).map((entry) => entry.item)).toEqual([scan]);
    outbox.acknowledge(numbered(outbox, [scan.scanId]), wallMs);
    expect(outbox.pendingEntries(10).map((entry) => entry.item)).toEqual([event]);
  });

  it('hands out the oldest pending entries, and those behind a number', () => {
    for (let number = 1; number <= 5; number += 1) outbox.append(sampleScan(number), context);
    expect(outbox.pendingEntries(2).map((entry) => entry.seq)).toEqual([1, 2]);
    expect(outbox.pendingEntries(2, 2).map((entry) => entry.seq)).toEqual([3, 4]);
    expect(outbox.pendingEntries(2, 5)).toEqual([]);
  });

  it('acknowledges only what is pending and says which entries changed', () => {
    const scans = [sampleScan(1), sampleScan(2)];
    for (const scan of scans) outbox.append(scan, context);
    const [first, second] = scans.map((scan) => scan.scanId);
    expect(outbox.acknowledge(numbered(outbox, [first ?? '']), wallMs)).toEqual([first]);
    expect(outbox.acknowledge(numbered(outbox, [first ?? '', second ?? '', 'unknown']), wallMs)).toEqual([
      second,
    ]);
    expect(outbox.counts()).toEqual({ pending: 0, quarantined: 0, oldestPending: null, lastSeq: 2 });
  });

  it('says since when the oldest that can be sent waits, and how far the clock jumped since', () => {
    const refused = sampleScan(1);
    outbox.append(refused, { ...context, clockJumpMs: 7_000 });
    outbox.append(sampleVoid(refused), context);
    outbox.quarantine(refused.scanId, refusal, wallMs);
    // A void that waits for a refused scan may do so for days: it is late for nothing.
    expect(outbox.counts()).toMatchObject({ pending: 1, oldestPending: null });
    const capturedAt = { wallTime: '2026-11-23T11:00:00.000+02:00', monotonicMs: 9_000 };
    outbox.append(sampleScan(2, { capturedAt }), { ...context, clockJumpMs: 3_000 });
    expect(outbox.counts().oldestPending).toEqual({ capturedAt: capturedAt.wallTime, jumpedMs: 0 });
    outbox.append(sampleScan(3), { ...context, clockJumpMs: 86_400_000 });
    outbox.append(sampleScan(4), { ...context, clockJumpMs: -5_000 });
    expect(outbox.counts().oldestPending).toEqual({ capturedAt: capturedAt.wallTime, jumpedMs: 86_395_000 });
  });

  it('acknowledges a long row of numbers, and leaves those that are missing in it', () => {
    const scans = Array.from({ length: 200 }, (_, index) => sampleScan(index + 1));
    for (const scan of scans) outbox.append(scan, context);
    const delivered = outbox.pendingEntries(200).filter(({ seq }) => seq !== 50 && seq !== 51 && seq !== 200);
    expect(outbox.acknowledge(delivered, wallMs)).toEqual(delivered.map(({ scanId }) => scanId));
    expect(outbox.pendingEntries(200).map(({ seq }) => seq)).toEqual([50, 51, 200]);
    expect(outbox.acknowledge(delivered, wallMs)).toEqual([]);
  });

  it('quarantines one entry without touching the next and puts it back on requeue', () => {
    const [bad, good] = [sampleScan(1), sampleScan(2)];
    outbox.append(bad, context);
    outbox.append(good, context);
    outbox.quarantine(bad.scanId, refusal, wallMs);
    expect(outbox.pendingEntries(10).map((entry) => entry.scanId)).toEqual([good.scanId]);
    expect(outbox.counts()).toMatchObject({ pending: 1, quarantined: 1 });
    expect(outbox.requeue([bad.scanId, good.scanId], decision)).toEqual([bad.scanId]);
    expect(outbox.pendingEntries(10).map((entry) => [entry.scanId, entry.attempts])).toEqual([
      [bad.scanId, 1],
      [good.scanId, 0],
    ]);
  });

  it('lists the newest entries first with their state', () => {
    const scans = [1, 2, 3].map((number) => sampleScan(number));
    for (const scan of scans) outbox.append(scan, context);
    outbox.acknowledge(numbered(outbox, [scans[0]?.scanId ?? '']), wallMs);
    expect(outbox.recentEntries(2).map((row) => row.seq)).toEqual([3, 2]);
    expect(outbox.recentEntries(10).map((row) => row.state)).toEqual(['pending', 'pending', 'acknowledged']);
  });

  it('has the full sync set on the first open and on every later one', () => {
    const file = `${home.folder}/${outboxFileName}`;
    for (let open = 0; open < 2; open += 1) {
      outbox.close();
      const database = openDatabase(file);
      expect(database.pragma('synchronous', { simple: true })).toBe(2);
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
      database.close();
    }
    outbox = open();
  });

  it('looks for work through the partial indexes, whatever the history', () => {
    outbox.close();
    const database = openDatabase(`${home.folder}/${outboxFileName}`);
    const plan = (sql: string): string =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row.detail)
        .join();
    const pendingPlan = plan(pendingEntriesSql.replace('?', '0').replace('?', '500'));
    expect(pendingPlan).toContain('SEARCH entry USING INDEX entry_pending (seq>?)');
    expect(pendingPlan).toContain('SEARCH voided USING INDEX sqlite_autoindex_entry_1 (scan_id=?)');
    expect(plan(`SELECT count(*) FROM entry WHERE state = 'pending'`)).toContain('entry_pending');
    database.close();
    outbox = open();
  });
});
