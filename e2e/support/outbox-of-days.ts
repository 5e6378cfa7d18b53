import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'vitest';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import { outboxFileName } from '../../src/main/agent/outbox/outbox-file';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import type { Appendable, AppendTerms, Scan } from '../../src/shared/scan';
import { sampleScan } from './sample-scans';
import { createTemporaryFolder } from './temporary-folder';

export const dayMs = 86_400_000;
/** Day 0 of the outbox. */
export const firstDayMs = Date.UTC(2026, 0, 1, 8);
export const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };
export const decision = { by: 'OP9000', reason: 'a test', atMs: firstDayMs };

/** An outbox that lives through days of delivery. */
export interface OutboxOfDays {
  readonly outbox: Outbox;
  readonly file: string;
  /** The next scan that nobody has seen yet. */
  next: (changes?: Partial<Scan>) => Scan;
  append: (day: number, items: readonly Appendable[], terms?: AppendTerms) => void;
  /** Delivers everything that is pending, at that time. */
  deliverAt: (wallMs: number) => void;
  deliver: (day: number) => void;
  /** Days on each of which `count` scans are delivered. */
  live: (fromDay: number, days: number, count: number) => void;
  /** Prunes until nothing more may go, as the pruner does in as many passes; answers how many went. */
  prune: (days: number) => number;
  /** Works on the closed file: it is open for one process alone. */
  whileClosed: <Result>(work: (file: string) => Result) => Result;
  /** The numbers in the file. */
  seqs: () => number[];
  end: () => void;
}

export const shiftOf = (day: number): string => `day-${day}/1`;

/** Opens one in a folder of its own. */
export function openOutboxOfDays(): OutboxOfDays {
  const home = createTemporaryFolder('retention');
  const file = path.join(home.folder, outboxFileName);
  let outbox = open();
  let number = 0;

  function open(): Outbox {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: firstDayMs });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.outbox;
  }

  const days: OutboxOfDays = {
    get outbox() {
      return outbox;
    },
    file,
    next: (changes = {}) => {
      number += 1;
      return sampleScan(number, changes);
    },
    append: (day, items, terms) => {
      for (const item of items) outbox.append(item, { shift: shiftOf(day), serverOffsetMs: null, terms });
    },
    deliverAt: (wallMs) => {
      outbox.acknowledge(outbox.pendingEntries(100_000), wallMs);
    },
    deliver: (day) => {
      days.deliverAt(firstDayMs + day * dayMs);
    },
    live: (fromDay, count, scans) => {
      for (let day = fromDay; day < fromDay + count; day += 1) {
        days.append(
          day,
          Array.from({ length: scans }, () => days.next()),
        );
        days.deliver(day);
      }
    },
    prune: (kept) => {
      let total = 0;
      for (;;) {
        const bound = outbox.pruneBound(kept);
        if (bound === null) return total;
        const { seqs } = outbox.prunableSeqs(bound, 0, 1_000_000);
        const count = outbox.prune(bound, seqs);
        expect(count).toBe(seqs.length);
        if (count === 0) return total;
        total += count;
      }
    },
    whileClosed: (work) => {
      outbox.close();
      const result = work(file);
      outbox = open();
      return result;
    },
    seqs: () =>
      days.whileClosed(() => {
        const database = new SqliteDatabase(file);
        try {
          return database.prepare<[], number>('SELECT seq FROM entry ORDER BY seq').pluck().all();
        } finally {
          database.close();
        }
      }),
    end: () => {
      outbox.close();
      home.remove();
    },
  };
  return days;
}
