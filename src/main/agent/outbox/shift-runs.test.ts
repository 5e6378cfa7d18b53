import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { openDatabase } from './database';
import { goBack } from './go-back';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { Outbox } from './outbox';
import { createSqliteOutbox } from './sqlite-outbox';

const early = '2026-11-23/1';
const late = '2026-11-23/2';
const next = '2026-11-24/1';

describe('the entries of a shift', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let count = 0;

  function open(): Outbox {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: 0 });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.outbox;
  }

  function append(shift: string, entries: number): void {
    for (let number = 0; number < entries; number += 1) {
      count += 1;
      outbox.append(sampleScan(count), { shift, serverOffsetMs: null });
    }
  }

  /** Numbers at which slices of `limit` ended, and how many entries they had. */
  function walk(shift: string, limit: number): { ends: (number | null)[]; entries: number } {
    const ends: (number | null)[] = [];
    let entries = 0;
    for (let from: number | null = 0; from !== null;) {
      const slice = outbox.shiftSlice(shift, from, limit, {});
      entries += slice.alike.reduce((sum, alike) => sum + alike.count, 0);
      ends.push(slice.lastSeq);
      from = slice.lastSeq;
    }
    return { ends, entries };
  }

  function runs(): unknown[] {
    outbox.close();
    const database = new SqliteDatabase(path.join(home.folder, outboxFileName));
    const found = database.prepare('SELECT first_seq, shift FROM shift_run ORDER BY first_seq').raw().all();
    database.close();
    outbox = open();
    return found;
  }

  beforeEach(() => {
    home = createTemporaryFolder('shift-runs');
    count = 0;
    outbox = open();
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  it('are found, though those of others came between them', () => {
    append(early, 3);
    append(late, 2);
    append(early, 2);
    append(late, 1);
    expect([early, late, next].map((shift) => outbox.shiftLedger(shift).scanned)).toEqual([5, 3, 0]);
    expect([early, late, next].map((shift) => outbox.shiftRange(shift))).toEqual([
      { from: 1, to: 7 },
      { from: 4, to: 8 },
      null,
    ]);
    expect(walk(early, 2)).toEqual({ ends: [2, 3, null], entries: 5 });
    expect(walk(early, 3)).toEqual({ ends: [3, null], entries: 5 });
    expect(walk(early, 100)).toEqual({ ends: [3, null], entries: 5 });
    expect(walk(late, 100)).toEqual({ ends: [5, null], entries: 3 });
    expect(walk(next, 100)).toEqual({ ends: [null], entries: 0 });
    expect(outbox.numbersOfDays('2026-11-24', '2026-11-24')).toEqual({ from: 1, to: 8 });
    expect(outbox.numbersOfDays('2026-11-25', '2026-11-25')).toBeNull();
  });

  it('begin a run with the first of them alone, and with nothing that is not stored', () => {
    append(early, 2);
    const twice = sampleScan(100);
    for (const shift of [early, late]) outbox.append(twice, { shift, serverOffsetMs: null });
    append(late, 2);
    expect(runs()).toEqual([
      [1, early],
      [4, late],
    ]);
    append(late, 1);
    append(next, 1);
    expect(runs()).toEqual([
      [1, early],
      [4, late],
      [7, next],
    ]);
  });

  it('are found again after the way back to the release before, and forward', () => {
    for (const shift of [early, late, early, next, late]) append(shift, 2);
    outbox.acknowledge(outbox.pendingEntries(4), Date.UTC(2026, 10, 23));
    outbox.acknowledge(outbox.pendingEntries(2), Date.UTC(2026, 10, 24));
    const bound = outbox.pruneBound(1);
    if (bound === null) throw new Error('there are days');
    expect(outbox.prune(bound, outbox.prunableSeqs(bound, 0, 100).seqs)).toBe(4);
    const ranges = (): unknown[] => [early, late, next].map((shift) => outbox.shiftRange(shift));
    const before = ranges();
    expect(before).toEqual([
      { from: 5, to: 6 },
      { from: 9, to: 10 },
      { from: 7, to: 8 },
    ]);
    outbox.close();
    goBack({ dataFolder: home.folder, toVersion: 6, wallMs: 0 });
    outbox = open();
    expect(ranges()).toEqual(before);
    expect([early, late, next].map((shift) => outbox.shiftLedger(shift).scanned)).toEqual([4, 4, 2]);
    let looked: 'more' | 'whole' = 'more';
    while (looked === 'more') looked = outbox.checkSlice();
    append(late, 1);
    expect(runs()).toEqual([
      [5, early],
      [7, next],
      [9, late],
    ]);
  });

  it('are stored though a rubbish run lies ahead of them, which the next start tells', () => {
    append(early, 2);
    outbox.close();
    const database = openDatabase(path.join(home.folder, outboxFileName));
    outbox = createSqliteOutbox(database, '');
    database.exec(`INSERT INTO shift_run VALUES (4, 'rubbish')`);
    append(early, 3);
    expect(outbox.counts()).toMatchObject({ pending: 5, lastSeq: 5 });
    database.exec(`INSERT INTO shift_run VALUES (9, 'rubbish')`);
    outbox.close();
    const opened = openOutbox({ dataFolder: home.folder, wallMs: 0 });
    expect(opened).toMatchObject({
      state: 'replaced',
      setAside: { detail: expect.stringContaining('begins behind its last number') as string },
    });
    if (opened.state !== 'refused') outbox = opened.outbox;
  });

  it('leave no run behind when all of them were pruned, and their numbers stay counted', () => {
    for (const [day, shift] of [early, late, next, '2026-11-25/1'].entries()) {
      append(shift, 3);
      outbox.acknowledge(outbox.pendingEntries(10), Date.UTC(2026, 10, 23 + day));
    }
    const bound = outbox.pruneBound(2);
    if (bound === null) throw new Error('there are days');
    expect(outbox.prune(bound, outbox.prunableSeqs(bound, 0, 100).seqs.slice(0, 5))).toBe(5);
    expect(runs().slice(0, 2)).toEqual([
      [4, late],
      [7, next],
    ]);
    expect(outbox.prune(bound, outbox.prunableSeqs(bound, 0, 100).seqs)).toBe(1);
    expect(runs()).toEqual([
      [7, next],
      [10, '2026-11-25/1'],
    ]);
    expect(outbox.shiftLedger(early)).toMatchObject({ scanned: 3, delivered: 3 });
    expect(outbox.shiftRange(early)).toBeNull();
    expect(outbox.shiftRange(next)).toEqual({ from: 7, to: 9 });
    append(next, 1);
    expect(outbox.shiftRange(next)).toEqual({ from: 7, to: 13 });
  });
});
