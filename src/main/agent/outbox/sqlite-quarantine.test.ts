import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbered } from '../../../../e2e/support/numbered';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { Scan } from '../../../shared/scan';
import { openDatabase } from './database';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { ImportableEntry, Outbox } from './outbox';
import { quarantineSql } from './sqlite-quarantine';
import { transferSql } from './sqlite-transfer';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const wallMs = Date.UTC(2026, 10, 23, 8);
const decision = { by: 'OP9000', reason: 'checked with the line leader', atMs: wallMs + 60_000 };
const tooLong = {
  cause: 'value-too-long',
  errorNumber: 1406,
  message: `Data too long for column 'cp' at row 1`,
};
const unknownProduct = { cause: 'constraint', errorNumber: 4025, message: 'CONSTRAINT `known_cp` failed' };
const undecided = { afterSeq: 0, limit: 100, withDiscarded: false };

describe('the quarantine of the outbox', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;

  const open = (): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs });
    if (opened.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(opened)}`);
    return opened.outbox;
  };
  const appendScans = (count: number): Scan[] => {
    const scans = Array.from({ length: count }, (_, index) => sampleScan(index + 1));
    for (const scan of scans) outbox.append(scan, context);
    return scans;
  };
  const pendingIds = (): string[] => outbox.pendingEntries(100).map(({ scanId }) => scanId);
  const listedIds = (withDiscarded = false): string[] =>
    outbox.quarantinedEntries({ ...undecided, withDiscarded }).map(({ item }) => item.scanId);

  beforeEach(() => {
    home = createTemporaryFolder('quarantine');
    outbox = open();
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  it('lists refused entries with their refusal, attempts and time, page by page', () => {
    const scans = appendScans(5);
    for (const { scanId } of scans) outbox.quarantine(scanId, tooLong, wallMs);
    const [first, second] = outbox.quarantinedEntries({ ...undecided, limit: 2 });
    expect(first).toEqual({
      seq: 1,
      item: scans[0],
      shift: context.shift,
      serverOffsetMs: null,
      attempts: 1,
      refusal: tooLong,
      refusedAt: '2026-11-23T08:00:00.000Z',
      discardedAt: null,
      origin: null,
      events: [],
    });
    const rest = outbox.quarantinedEntries({ ...undecided, afterSeq: second?.seq ?? 0 });
    expect(rest.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  it('requeues what is asked for, once, and keeps who did it, why, and what the refusal was', () => {
    const [bad, other] = appendScans(2);
    if (bad === undefined || other === undefined) throw new Error('two scans were expected');
    outbox.quarantine(bad.scanId, tooLong, wallMs);
    expect(outbox.requeue([bad.scanId, bad.scanId, other.scanId, 'unknown'], decision)).toEqual([bad.scanId]);
    expect(pendingIds()).toEqual([bad.scanId, other.scanId]);
    outbox.quarantine(bad.scanId, unknownProduct, wallMs + 120_000);
    expect(outbox.quarantinedEntries(undecided)).toMatchObject([
      {
        attempts: 2,
        refusal: unknownProduct,
        events: [
          {
            event: 'requeued',
            from: 'quarantined',
            refusal: tooLong,
            by: 'OP9000',
            reason: 'checked with the line leader',
            at: '2026-11-23T08:01:00.000Z',
          },
        ],
      },
    ]);
  });

  it('requeues all of one cause and leaves other causes and discarded entries alone', () => {
    const scans = appendScans(6);
    const ids = scans.map(({ scanId }) => scanId);
    for (const scanId of ids.slice(0, 4)) outbox.quarantine(scanId, tooLong, wallMs);
    for (const scanId of ids.slice(4)) outbox.quarantine(scanId, unknownProduct, wallMs);
    expect(outbox.quarantineCauses()).toEqual([
      { cause: 'value-too-long', count: 4 },
      { cause: 'constraint', count: 2 },
    ]);
    outbox.discard(ids.slice(0, 1), decision);
    expect(outbox.requeueCause('value-too-long', decision)).toEqual(ids.slice(1, 4));
    expect(outbox.quarantineCauses()).toEqual([{ cause: 'constraint', count: 2 }]);
    expect(listedIds(true)).toEqual([ids[0], ids[4], ids[5]]);
  });

  it('keeps a discarded entry whole, marked and recorded, through a reopen, and takes it back on requeue', () => {
    const [bad, good] = appendScans(2);
    if (bad === undefined || good === undefined) throw new Error('two scans were expected');
    outbox.quarantine(bad.scanId, tooLong, wallMs);
    expect(outbox.discard([good.scanId], decision)).toEqual([]);
    expect(outbox.discard([bad.scanId], decision)).toEqual([bad.scanId]);
    expect(outbox.discard([bad.scanId], decision)).toEqual([]);
    outbox.close();
    outbox = open();
    expect(outbox.counts()).toMatchObject({ pending: 1, quarantined: 0 });
    expect(listedIds()).toEqual([]);
    expect(outbox.quarantinedEntries({ ...undecided, withDiscarded: true })).toMatchObject([
      {
        item: bad,
        refusal: tooLong,
        discardedAt: '2026-11-23T08:01:00.000Z',
        events: [{ event: 'discarded', by: 'OP9000', reason: 'checked with the line leader' }],
      },
    ]);
    expect(outbox.shiftLedger(context.shift)).toMatchObject({ scanned: 2, quarantined: 1, discarded: 1 });
    expect(outbox.requeue([bad.scanId], decision)).toEqual([bad.scanId]);
    expect(pendingIds()).toEqual([bad.scanId, good.scanId]);
  });

  it('has a void wait for its scan until that has arrived, and nothing else waits', () => {
    const [bad, good] = appendScans(2);
    if (bad === undefined || good === undefined) throw new Error('two scans were expected');
    const waiting = sampleVoid(bad);
    outbox.append(waiting, context);
    outbox.quarantine(bad.scanId, tooLong, wallMs);
    expect(pendingIds()).toEqual([good.scanId]);
    expect(outbox.waitingVoids()).toBe(1);
    outbox.acknowledge(numbered(outbox, [good.scanId]), wallMs);
    expect(pendingIds()).toEqual([]);
    expect(outbox.counts().pending).toBe(1);
    outbox.requeue([bad.scanId], decision);
    expect(pendingIds()).toEqual([bad.scanId]);
    expect(outbox.waitingVoids()).toBe(0);
    outbox.acknowledge(numbered(outbox, [bad.scanId]), wallMs);
    expect(pendingIds()).toEqual([waiting.scanId]);
  });

  it('lets the void of a discarded scan go, and that of a scan made elsewhere', () => {
    const [bad] = appendScans(1);
    if (bad === undefined) throw new Error('a scan was expected');
    const ofDiscarded = sampleVoid(bad);
    const ofForeign = sampleVoid(sampleScan(77));
    outbox.append(ofDiscarded, context);
    outbox.append(ofForeign, context);
    outbox.quarantine(bad.scanId, tooLong, wallMs);
    expect(pendingIds()).toEqual([ofForeign.scanId]);
    expect(outbox.waitingVoids()).toBe(1);
    outbox.discard([bad.scanId], decision);
    expect(outbox.waitingVoids()).toBe(0);
    expect(pendingIds()).toEqual([ofDiscarded.scanId, ofForeign.scanId]);
  });

  describe('importing', () => {
    const foreignOutboxId = randomUUID();
    const importable = (number: number, changes: Partial<ImportableEntry> = {}): ImportableEntry => ({
      item: sampleScan(number),
      shift: '2026-11-20/2',
      serverOffsetMs: 12,
      attempts: 3,
      refusal: tooLong,
      refusedAt: '2026-11-20T15:00:00.000Z',
      state: 'pending',
      discardedAt: null,
      origin: { station: 'LINE-1', outboxId: foreignOutboxId, seq: number },
      ...changes,
    });

    it('appends entries of another outbox as pending, with their own number beside one of this outbox', () => {
      appendScans(2);
      const entries = [importable(40), importable(41)];
      expect(outbox.importEntries(entries, decision)).toEqual({
        outcome: 'imported',
        importedIds: entries.map(({ item }) => item.scanId),
        alreadyHere: 0,
      });
      expect(outbox.pendingEntries(10).slice(2)).toMatchObject([
        { seq: 3, item: entries[0]?.item, shift: '2026-11-20/2', attempts: 3, origin: entries[0]?.origin },
        { seq: 4, item: entries[1]?.item, origin: { station: 'LINE-1', outboxId: foreignOutboxId, seq: 41 } },
      ]);
      expect(outbox.append(sampleScan(5), context)).toMatchObject({ seq: 5 });
    });

    it('imports nothing twice, and leaves alone what was delivered meanwhile', () => {
      const entries = [importable(40), importable(41)];
      outbox.importEntries(entries.slice(0, 1), decision);
      outbox.acknowledge(numbered(outbox, [entries[0]?.item.scanId ?? '']), wallMs);
      expect(outbox.importEntries(entries, decision)).toMatchObject({
        importedIds: [entries[1]?.item.scanId],
        alreadyHere: 1,
      });
      expect(outbox.importEntries(entries, decision)).toMatchObject({ importedIds: [], alreadyHere: 2 });
      expect(outbox.counts()).toMatchObject({ pending: 1, lastSeq: 2 });
    });

    it('recognises a scan that is here under another number: its scanId has it delivered once', () => {
      const [own] = appendScans(1);
      if (own === undefined) throw new Error('a scan was expected');
      expect(outbox.importEntries([importable(40, { item: own })], decision)).toMatchObject({
        importedIds: [],
        alreadyHere: 1,
      });
    });

    it('takes in refused and discarded entries as they were', () => {
      const refused = importable(40, { state: 'quarantined' });
      const discarded = importable(41, { state: 'quarantined', discardedAt: '2026-11-20T16:00:00.000Z' });
      outbox.importEntries([refused, discarded], decision);
      expect(pendingIds()).toEqual([]);
      expect(listedIds()).toEqual([refused.item.scanId]);
      expect(listedIds(true)).toEqual([refused.item.scanId, discarded.item.scanId]);
      expect(outbox.undeliveredEntries(0, 10)).toMatchObject([{ ...refused, seq: 1 }]);
    });

    it('recognises its own entries', () => {
      const [own] = appendScans(1);
      if (own === undefined) throw new Error('a scan was expected');
      const origin = { station: 'LINE-4', outboxId: outbox.outboxId, seq: 1 };
      expect(outbox.importEntries([importable(1, { item: own, origin })], decision)).toMatchObject({
        importedIds: [],
        alreadyHere: 1,
      });
    });

    it.each([
      [
        'the same scanId with other codes',
        (first: ImportableEntry) => ({ item: { ...first.item, operator: 'OP6666' } }),
      ],
      ['the same number with another scanId', (first: ImportableEntry) => ({ origin: first.origin })],
      [
        'a number of this outbox for a scan that was not made here',
        () => ({ origin: { station: 'LINE-4', outboxId: outbox.outboxId, seq: 500 } }),
      ],
    ] as [string, (first: ImportableEntry) => Partial<ImportableEntry>][])(
      'stores nothing when one entry brings %s',
      (_name, change) => {
        const first = importable(40);
        outbox.importEntries([first], decision);
        const entries = [importable(41), importable(42, change(first))];
        expect(outbox.importEntries(entries, decision)).toEqual({ outcome: 'conflict', conflicts: [1] });
        expect(outbox.counts()).toMatchObject({ pending: 1, lastSeq: 1 });
      },
    );

    it('shows where a refused imported entry comes from', () => {
      const entry = importable(40);
      outbox.importEntries([entry], decision);
      outbox.quarantine(entry.item.scanId, unknownProduct, wallMs);
      expect(outbox.quarantinedEntries(undecided)).toMatchObject([
        {
          seq: 1,
          attempts: 4,
          origin: entry.origin,
          events: [{ event: 'imported', from: null, by: 'OP9000' }],
        },
      ]);
    });
  });

  it('finds its way through the partial indexes, whatever the history', () => {
    outbox.close();
    const database = openDatabase(`${home.folder}/${outboxFileName}`);
    const plan = (sql: string): string =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
        .all()
        .map((row) => row.detail)
        .join();
    expect(plan(quarantineSql.listUndecided)).toContain('INDEX entry_undecided (seq>?)');
    expect(plan(quarantineSql.listAll)).toContain('INDEX entry_quarantined (seq>?)');
    expect(plan(quarantineSql.countCauses)).toContain('INDEX entry_undecided_cause');
    expect(plan(quarantineSql.findUndecidedOfCause)).toContain('INDEX entry_undecided_cause (<expr>=?)');
    expect(plan(transferSql.findByOrigin)).toContain(
      'INDEX entry_origin (origin_outbox_id=? AND origin_seq=?)',
    );
    const undelivered = plan(transferSql.undelivered.replaceAll(/@\w+/g, '1'));
    expect(undelivered).toContain('INDEX entry_pending (seq>?)');
    expect(undelivered).toContain('INDEX entry_undecided (seq>?)');
    expect(plan(`SELECT count(*) FROM entry WHERE state = 'quarantined' AND discarded_at IS NULL`)).toContain(
      'entry_undecided',
    );
    database.close();
    outbox = open();
  });
});
