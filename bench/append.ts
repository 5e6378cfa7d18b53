import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { percentile } from '../scripts/demo/latency';
import { systemClock } from '../src/main/clock';
import type { Scan } from '../src/shared/scan';
import { toFigure, type Bench, type BenchReport } from './bench';
import { openRealOutbox, scatteredScan } from './filled-outbox';

/** Appends of each kind. */
const sampleSize = 4_000;
/** Not counted: files grow to their working size and code gets warm. */
const warmUp = 300;

/** What one scan costs until it is safe on disk, beside the least that SQLite could do with the same bytes. */
export const appendBench: Bench = {
  name: 'append',
  about:
    'one scan saved on disk, against a bare SQLite insert of the same bytes, turn by turn on the same disk',
  run: (tell) => {
    const home = createTemporaryFolder('bench-append');
    try {
      tell(`${sampleSize} appends of each kind`);
      return Promise.resolve(measure(home.folder));
    } finally {
      home.remove();
    }
  },
};

function measure(folder: string): BenchReport {
  const outbox = openRealOutbox(path.join(folder, 'outbox'));
  const bare = openBareFile(path.join(folder, 'bare.sqlite'));
  const insert = bare.prepare('INSERT INTO bytes (content) VALUES (?)');
  const context = { shift: '2026-11-23/1', serverOffsetMs: null };
  const firstWallMs = systemClock.wallMs();
  const outboxMs: number[] = [];
  const bareMs: number[] = [];

  for (let number = 0; number < warmUp + sampleSize; number += 1) {
    const scan = scatteredScan(number, firstWallMs);
    const content = toContent(scan);
    const steps = [
      () => outboxMs.push(durationOf(() => outbox.append(scan, context))),
      () => bareMs.push(durationOf(() => insert.run(content))),
    ];
    // Who goes first pays for what the disk still has to do: they take turns.
    for (const step of number % 2 === 0 ? steps : steps.toReversed()) step();
  }
  outbox.close();
  bare.close();
  return toReport(outboxMs.slice(warmUp), bareMs.slice(warmUp));
}

/** One table, one column, and the same promise: the write-ahead log is synced before the insert returns. */
function openBareFile(file: string): Database {
  const database = new SqliteDatabase(file);
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE bytes (content TEXT NOT NULL) STRICT');
  return database;
}

/** The bytes the outbox stores for this scan. */
function toContent(scan: Scan): string {
  return JSON.stringify(scan);
}

function durationOf(work: () => unknown): number {
  const startedMs = systemClock.monotonicMs();
  work();
  return systemClock.monotonicMs() - startedMs;
}

function toReport(outboxMs: readonly number[], bareMs: readonly number[]): BenchReport {
  const at = (fraction: number): { outbox: number; bare: number; ratio: number } => {
    const outbox = percentile(outboxMs, fraction);
    const bare = percentile(bareMs, fraction);
    return { outbox, bare, ratio: outbox / bare };
  };
  const p50 = at(0.5);
  const p99 = at(0.99);
  const line = (what: string, { outbox, bare, ratio }: typeof p50): string[] => [
    what,
    toFigure(outbox),
    toFigure(bare),
    toFigure(ratio),
  ];
  return {
    table: [['', 'outbox, ms', 'bare insert, ms', 'ratio'], line('p50', p50), line('p99', p99)],
    figures: {
      samples: outboxMs.length,
      outboxP50Ms: p50.outbox,
      outboxP99Ms: p99.outbox,
      bareP50Ms: p50.bare,
      bareP99Ms: p99.bare,
    },
    targets: [{ claim: 'p99 of the outbox, times that of a bare insert', measured: p99.ratio, atMost: 1.5 }],
  };
}
