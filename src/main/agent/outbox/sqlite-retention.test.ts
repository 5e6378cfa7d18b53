import { statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { Appendable, AppendTerms, Scan } from '../../../shared/scan';
import { openDatabase } from './database';
import { goBack } from './go-back';
import { migrate } from './migrate';
import { migrations } from './migrations';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { ImportableEntry, Outbox } from './outbox';
import { createSqliteOutbox } from './sqlite-outbox';
import { retentionSql } from './sqlite-retention';

const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2026, 0, 1, 8);
const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };
const decision = { by: 'OP9000', reason: 'a test', atMs: firstDayMs };

describe('the retention of delivered entries', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let number: number;

  const open = (): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: firstDayMs });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.outbox;
  };

  beforeEach(() => {
    home = createTemporaryFolder('retention');
    outbox = open();
    number = 0;
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  const shiftOf = (day: number): string => `day-${day}/1`;
  const next = (changes: Partial<Scan> = {}): Scan => {
    number += 1;
    return sampleScan(number, changes);
  };
  const append = (day: number, items: readonly Appendable[], terms?: AppendTerms): void => {
    for (const item of items) outbox.append(item, { shift: shiftOf(day), serverOffsetMs: null, terms });
  };
  /** Delivers everything that is pending, at that time. */
  const deliverAt = (wallMs: number): void => {
    outbox.acknowledge(outbox.pendingEntries(100_000), wallMs);
  };
  const deliver = (day: number): void => {
    deliverAt(firstDayMs + day * dayMs);
  };
  /** Days on each of which `count` scans are delivered. */
  const live = (fromDay: number, days: number, count: number): void => {
    for (let day = fromDay; day < fromDay + days; day += 1) {
      append(
        day,
        Array.from({ length: count }, () => next()),
      );
      deliver(day);
    }
  };
  /** Prunes until nothing more may go, as the pruner does in as many passes. */
  const prune = (days: number): number => {
    let total = 0;
    for (;;) {
      const bound = outbox.pruneBound(days);
      if (bound === null) return total;
      const { seqs } = outbox.prunableSeqs(bound, 0, 1_000_000);
      const count = outbox.prune(bound, seqs);
      expect(count).toBe(seqs.length);
      if (count === 0) return total;
      total += count;
    }
  };
  const seqs = (): number[] => {
    const database = new SqliteDatabase(path.join(home.folder, outboxFileName));
    try {
      return database.prepare<[], number>('SELECT seq FROM entry ORDER BY seq').pluck().all();
    } finally {
      database.close();
    }
  };
  /** The file is open for one process alone: it is closed for a look. */
  const look = <Result>(read: () => Result): Result => {
    outbox.close();
    const result = read();
    outbox = open();
    return result;
  };

  it('keeps the newest days of delivery and prunes what was delivered before', () => {
    live(0, 5, 10);
    expect(outbox.pruneBound(6)).toBeNull();
    const bound = outbox.pruneBound(2);
    expect(bound).toEqual({ dayId: 4, toSeq: 40 });
    expect(prune(2)).toBe(30);
    expect(outbox.retentionFacts()).toMatchObject({ prunedSeq: 30, days: 5 });
    if (bound !== null) outbox.forgetDays(bound);
    expect(outbox.retentionFacts().days).toBe(2);
    expect(look(seqs)).toEqual(Array.from({ length: 20 }, (_, index) => index + 31));
    append(9, [next()]);
    expect(look(seqs).at(-1)).toBe(51);
  });

  it('never prunes what waits, was refused or was discarded', () => {
    const [refused, discarded, gone] = [next(), next(), next()];
    append(0, [refused, discarded, gone]);
    for (const { scanId } of [refused, discarded]) outbox.quarantine(scanId, refusal, firstDayMs);
    outbox.discard([discarded.scanId], decision);
    deliver(0);
    append(0, [next()]);
    for (const day of [1, 2]) outbox.acknowledge([], firstDayMs + day * dayMs);
    expect(prune(1)).toBe(1);
    expect(look(seqs)).toEqual([1, 2, 4]);
    expect(outbox.counts()).toMatchObject({ pending: 1, quarantined: 1 });
  });

  it('goes on pruning while a void waits for a scan that was refused', () => {
    const refused = next();
    append(0, [refused, sampleVoid(refused)]);
    outbox.quarantine(refused.scanId, refusal, firstDayMs);
    live(0, 4, 10);
    expect(outbox.waitingVoids()).toBe(1);
    expect(prune(1)).toBe(30);
    expect(look(seqs).slice(0, 3)).toEqual([1, 2, 33]);
  });

  it('keeps a delivered scan until its void is delivered, and the void until the scan has gone', () => {
    const scan = next();
    append(0, [scan]);
    deliver(0);
    append(0, [sampleVoid(scan)]);
    outbox.acknowledge([], firstDayMs + dayMs);
    expect(prune(1)).toBe(0);
    expect(outbox.recentEntries(1)).toMatchObject([{ scanId: scan.scanId, isVoided: true }]);
    deliver(2);
    live(3, 1, 1);
    const bound = outbox.pruneBound(1);
    if (bound === null) throw new Error('there are days');
    expect(outbox.prunableSeqs(bound, 0, 10)).toEqual({ seqs: [1], lastSeq: 3 });
    expect(outbox.prune(bound, [1, 2])).toBe(2);
    expect(outbox.shiftLedger(shiftOf(0))).toMatchObject({ scanned: 1, delivered: 1, voided: 1 });
  });

  it('prunes nothing that was sent again, or undone, after it was looked at', () => {
    live(0, 2, 3);
    const bound = outbox.pruneBound(1);
    if (bound === null) throw new Error('there are days');
    const { seqs: found } = outbox.prunableSeqs(bound, 0, 100);
    expect(found).toEqual([1, 2, 3]);
    outbox.requeueLost([1], decision);
    const undone = outbox.numberedEntries({ from: 2, to: 2 })[0];
    append(1, [{ ...sampleVoid(next()), fields: { voidedScanId: undone?.scanId ?? '', reason: 'a test' } }]);
    expect(outbox.prune(bound, found)).toBe(1);
    expect(look(seqs)).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it('prunes imported entries too, and counts them as such', () => {
    const imported: ImportableEntry = {
      item: next(),
      shift: shiftOf(0),
      serverOffsetMs: null,
      state: 'pending',
      attempts: 0,
      refusal: null,
      refusedAt: null,
      discardedAt: null,
      origin: { station: 'LINE-9', outboxId: '3f0e2c1a-0000-4000-8000-000000000000', seq: 7 },
    };
    outbox.importEntries([imported], decision);
    live(0, 2, 1);
    expect(prune(1)).toBe(2);
    expect(outbox.shiftLedger(shiftOf(0))).toMatchObject({ scanned: 1, delivered: 1, imported: 1 });
  });

  it('leaves every count of the ledger as it was', () => {
    live(0, 4, 100);
    const range = { from: 1, to: 400 };
    const blocks = outbox.countAcknowledged(range, 70);
    const shifts = [0, 1, 2, 3].map((day) => outbox.shiftLedger(shiftOf(day)));
    expect(prune(1)).toBe(300);
    expect(outbox.countAcknowledged(range, 70)).toEqual(blocks);
    expect([0, 1, 2, 3].map((day) => outbox.shiftLedger(shiftOf(day)))).toEqual(shifts);
    expect(outbox.firstSeq()).toBe(301);
  });

  it('finds the same row again for as long as any workflow may ask, seven days', () => {
    const terms = { duplicates: { fields: ['oc1'], windowMs: 7 * dayMs }, group: null };
    const at = (ms: number): Scan =>
      sampleScan(1, { capturedAt: { wallTime: new Date(ms).toISOString(), monotonicMs: 1 } });
    const evening = firstDayMs + 15 * 3_600_000;
    append(0, [at(evening)], terms);
    deliverAt(evening);
    live(1, 7, 2);
    // The fewest days that can be kept: eight, of which this is the last one.
    expect(prune(8)).toBe(0);
    const again = at(evening + 7 * dayMs - 1);
    expect(outbox.append(again, { shift: shiftOf(7), serverOffsetMs: null, terms })).toMatchObject({
      outcome: 'duplicate',
      seq: 1,
    });
  });

  describe('with groups', () => {
    const groupOf = (role: 'child' | 'closing'): AppendTerms => ({
      duplicates: null,
      group: { parent: 'box', role },
    });
    const inBox = (): Scan => next({ fields: { badge: 'OP1234', box: 'BX1', part: `P${number}` } });
    const count = (): number => outbox.countGroup({ workflow: 'fg-quality', parent: 'box', value: 'BX1' });

    it('counts the children of an open group when some, and then all, of them were pruned', () => {
      const undone = inBox();
      append(0, [inBox(), undone, inBox()], groupOf('child'));
      append(0, [sampleVoid(undone)]);
      deliver(0);
      append(1, [inBox()], groupOf('child'));
      deliver(1);
      live(2, 1, 1);
      expect(count()).toBe(3);
      expect(prune(2)).toBe(3);
      expect(count()).toBe(3);
      expect(prune(1)).toBe(2);
      expect(count()).toBe(3);
      append(3, [inBox()], groupOf('child'));
      expect(count()).toBe(4);
    });

    it('counts from the closing on, whether that and what came before were pruned or not', () => {
      append(0, [inBox(), inBox()], groupOf('child'));
      deliver(0);
      live(1, 1, 1);
      expect(prune(1)).toBe(2);
      append(1, [inBox()], groupOf('closing'));
      expect(count()).toBe(0);
      append(1, [inBox()], groupOf('child'));
      deliver(1);
      live(2, 1, 1);
      expect(count()).toBe(1);
      expect(prune(1)).toBe(3);
      expect(count()).toBe(1);
    });

    it('keeps a closing while a child before it is here', () => {
      const refused = inBox();
      append(0, [refused, inBox()], groupOf('child'));
      append(0, [inBox()], groupOf('closing'));
      outbox.quarantine(refused.scanId, refusal, firstDayMs);
      deliver(0);
      live(1, 1, 1);
      expect(prune(1)).toBe(1);
      expect(count()).toBe(0);
      outbox.requeue([refused.scanId], decision);
      deliver(1);
      live(2, 1, 1);
      expect(prune(1)).toBe(3);
      expect(count()).toBe(0);
    });
  });

  describe('with a wrong calendar', () => {
    it('counts a PC in 1970 and a server in 2098 as one day each', () => {
      live(0, 3, 10);
      for (const wallMs of [Date.UTC(1970, 0, 1), Date.UTC(2098, 0, 1)]) {
        append(10, [next(), next()]);
        deliverAt(wallMs);
      }
      live(4, 1, 10);
      expect(outbox.pruneBound(4)).toMatchObject({ dayId: 3 });
      expect(prune(4)).toBe(20);
    });

    it('keeps what was delivered on a day that came back for as long as on any other', () => {
      live(0, 1, 10);
      live(1, 3, 1);
      // The clock is set back to the first day, whose first entries are old.
      live(0, 1, 10);
      expect(outbox.retentionFacts().days).toBe(4);
      expect(prune(3)).toBe(11);
      expect(look(seqs)).toEqual([...Array.from({ length: 12 }, (_, index) => index + 12)]);
      live(5, 2, 1);
      expect(prune(3)).toBe(2);
    });

    it('counts a morning in 1970 that comes each day as one day in all', () => {
      for (let day = 0; day < 6; day += 1) {
        append(day, [next()]);
        deliverAt(Date.UTC(1970, 0, 1));
        live(day, 1, 1);
      }
      expect(outbox.retentionFacts().days).toBe(7);
      // The three newest days of the calendar, and 1970, which lies between them.
      expect(outbox.pruneBound(4)).toMatchObject({ dayId: 7 });
    });
  });

  it('stays of one size from day to day', () => {
    const sizes: number[] = [];
    for (let day = 0; day < 30; day += 1) {
      live(day, 1, 20);
      prune(5);
      outbox.checkpoint();
      sizes.push(statSync(path.join(home.folder, outboxFileName)).size);
    }
    const [settled = 0] = sizes.slice(9);
    expect(Math.max(...sizes.slice(10))).toBeLessThanOrEqual(settled * 1.1);
  });

  it('gives the room of a long outage back to the disk', () => {
    live(0, 1, 600);
    live(1, 1, 10);
    prune(1);
    const { fileBytes, emptyBytes } = outbox.retentionFacts();
    expect(emptyBytes).toBeGreaterThan(fileBytes / 2);
    outbox.giveBack(16);
    expect(outbox.retentionFacts().fileBytes).toBe(fileBytes - 16 * 4_096);
    outbox.giveBack(10_000);
    expect(outbox.retentionFacts().emptyBytes).toBe(0);
  });

  it('waits for no sync while it prunes, and for every one after it', () => {
    const database = openDatabase(path.join(home.folder, 'another.sqlite'));
    migrate(database, migrations, () => undefined);
    const another = createSqliteOutbox(database, new Date(firstDayMs).toISOString());
    const bound = { dayId: 1, toSeq: 10 };
    another.prune(bound, [1]);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    database.exec('DROP TABLE delivery_day');
    expect(() => {
      another.forgetDays(bound);
    }).toThrow(/delivery_day/);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    another.close();
  });

  it('knows what was pruned when its file comes back from an older release', () => {
    live(0, 3, 10);
    prune(1);
    outbox.close();
    goBack({ dataFolder: home.folder, toVersion: 4, wallMs: firstDayMs });
    outbox = open();
    expect(outbox.retentionFacts().prunedSeq).toBe(20);
    expect(outbox.countAcknowledged({ from: 1, to: 30 }, 100)).toEqual([{ block: 0, count: 30, sum: 465 }]);
    // What an older release has delivered is older than every day.
    live(4, 1, 1);
    expect(prune(1)).toBe(10);
  });

  it('finds what it looks for by indexes, however long the history', () => {
    outbox.close();
    const database = new SqliteDatabase(path.join(home.folder, outboxFileName));
    const plans = Object.values(retentionSql).map((sql) =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+|\?/g, '1')}`)
        .all()
        .map(({ detail }) => detail)
        .join('; '),
    );
    database.close();
    outbox = open();
    expect(plans[0]).toMatch(/entry_voided.*sqlite_autoindex_entry_1.*entry_group_key/);
    for (const plan of plans) {
      expect(plan).not.toMatch(/SCAN (entry|cancel|voided|earlier)|TEMP B-TREE/);
    }
  });
});
