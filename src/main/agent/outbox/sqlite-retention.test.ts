import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dayMs,
  decision,
  firstDayMs,
  openOutboxOfDays,
  refusal,
  shiftOf,
  type OutboxOfDays,
} from '../../../../e2e/support/outbox-of-days';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import type { Scan } from '../../../shared/scan';
import type { ImportableEntry } from './outbox';

describe('the retention of delivered entries', () => {
  let station: OutboxOfDays;
  beforeEach(() => {
    station = openOutboxOfDays();
  });
  afterEach(() => {
    station.end();
  });

  it('keeps the newest days of delivery and prunes what was delivered before', () => {
    station.live(0, 5, 10);
    expect(station.outbox.pruneBound(6)).toBeNull();
    const bound = station.outbox.pruneBound(2);
    expect(bound).toEqual({ dayId: 4, toSeq: 40 });
    expect(station.prune(2)).toBe(30);
    expect(station.outbox.retentionFacts()).toMatchObject({ prunedSeq: 30, days: 5 });
    if (bound !== null) station.outbox.forgetDays(bound);
    expect(station.outbox.retentionFacts().days).toBe(2);
    expect(station.seqs()).toEqual(Array.from({ length: 20 }, (_, index) => index + 31));
    station.append(9, [station.next()]);
    expect(station.seqs().at(-1)).toBe(51);
  });

  it('never prunes what waits, was refused or was discarded', () => {
    const [refused, discarded, gone] = [station.next(), station.next(), station.next()];
    station.append(0, [refused, discarded, gone]);
    for (const { scanId } of [refused, discarded]) station.outbox.quarantine(scanId, refusal, firstDayMs);
    station.outbox.discard([discarded.scanId], decision);
    station.deliver(0);
    station.append(0, [station.next()]);
    for (const day of [1, 2]) station.outbox.acknowledge([], firstDayMs + day * dayMs);
    expect(station.prune(1)).toBe(1);
    expect(station.seqs()).toEqual([1, 2, 4]);
    expect(station.outbox.counts()).toMatchObject({ pending: 1, quarantined: 1 });
  });

  it('goes on pruning while a void waits for a scan that was refused', () => {
    const refused = station.next();
    station.append(0, [refused, sampleVoid(refused)]);
    station.outbox.quarantine(refused.scanId, refusal, firstDayMs);
    station.live(0, 4, 10);
    expect(station.outbox.waitingVoids()).toBe(1);
    expect(station.prune(1)).toBe(30);
    expect(station.seqs().slice(0, 3)).toEqual([1, 2, 33]);
  });

  it('keeps a delivered scan until its void is delivered, and the void until the scan has gone', () => {
    const scan = station.next();
    station.append(0, [scan]);
    station.deliver(0);
    station.append(0, [sampleVoid(scan)]);
    station.outbox.acknowledge([], firstDayMs + dayMs);
    expect(station.prune(1)).toBe(0);
    expect(station.outbox.recentEntries(1)).toMatchObject([{ scanId: scan.scanId, isVoided: true }]);
    station.deliver(2);
    station.live(3, 1, 1);
    const bound = station.outbox.pruneBound(1);
    if (bound === null) throw new Error('there are days');
    expect(station.outbox.prunableSeqs(bound, 0, 10)).toEqual({ seqs: [1], lastSeq: 3 });
    expect(station.outbox.prune(bound, [1, 2])).toBe(2);
    expect(station.outbox.shiftLedger(shiftOf(0))).toMatchObject({ scanned: 1, delivered: 1, voided: 1 });
  });

  it('prunes nothing that was sent again, or undone, after it was looked at', () => {
    station.live(0, 2, 3);
    const bound = station.outbox.pruneBound(1);
    if (bound === null) throw new Error('there are days');
    const { seqs: found } = station.outbox.prunableSeqs(bound, 0, 100);
    expect(found).toEqual([1, 2, 3]);
    station.outbox.requeueLost([1], decision);
    const undone = station.outbox.numberedEntries({ from: 2, to: 2 })[0];
    station.append(1, [
      { ...sampleVoid(station.next()), fields: { voidedScanId: undone?.scanId ?? '', reason: 'a test' } },
    ]);
    expect(station.outbox.prune(bound, found)).toBe(1);
    expect(station.seqs()).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it('prunes imported entries too, and counts them as such', () => {
    const imported: ImportableEntry = {
      item: station.next(),
      shift: shiftOf(0),
      serverOffsetMs: null,
      state: 'pending',
      attempts: 0,
      refusal: null,
      refusedAt: null,
      discardedAt: null,
      origin: { station: 'LINE-9', outboxId: '3f0e2c1a-0000-4000-8000-000000000000', seq: 7 },
    };
    station.outbox.importEntries([imported], decision);
    station.live(0, 2, 1);
    expect(station.prune(1)).toBe(2);
    expect(station.outbox.shiftLedger(shiftOf(0))).toMatchObject({ scanned: 1, delivered: 1, imported: 1 });
  });

  it('leaves every count of the ledger as it was', () => {
    station.live(0, 4, 100);
    const range = { from: 1, to: 400 };
    const blocks = station.outbox.countAcknowledged(range, 70);
    const shifts = [0, 1, 2, 3].map((day) => station.outbox.shiftLedger(shiftOf(day)));
    expect(station.prune(1)).toBe(300);
    expect(station.outbox.countAcknowledged(range, 70)).toEqual(blocks);
    expect([0, 1, 2, 3].map((day) => station.outbox.shiftLedger(shiftOf(day)))).toEqual(shifts);
    expect(station.outbox.firstSeq()).toBe(301);
  });

  it('finds the same row again for as long as any workflow may ask, seven days', () => {
    const terms = { duplicates: { fields: ['oc1'], windowMs: 7 * dayMs }, group: null };
    const at = (ms: number): Scan =>
      sampleScan(1, { capturedAt: { wallTime: new Date(ms).toISOString(), monotonicMs: 1 } });
    const evening = firstDayMs + 15 * 3_600_000;
    station.append(0, [at(evening)], terms);
    station.deliverAt(evening);
    station.live(1, 7, 2);
    // The fewest days that can be kept: eight, of which this is the last one.
    expect(station.prune(8)).toBe(0);
    const again = at(evening + 7 * dayMs - 1);
    expect(station.outbox.append(again, { shift: shiftOf(7), serverOffsetMs: null, terms })).toMatchObject({
      outcome: 'duplicate',
      seq: 1,
    });
  });
});
