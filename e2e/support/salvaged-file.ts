import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import { openDatabase } from '../../src/main/agent/outbox/database';
import { migrate } from '../../src/main/agent/outbox/migrate';
import { migrations } from '../../src/main/agent/outbox/migrations';
import type { ImportableEntry } from '../../src/main/agent/outbox/outbox';
import { createSqliteOutbox } from '../../src/main/agent/outbox/sqlite-outbox';
import {
  findEntries,
  type FoundInFile,
  type KnownAboutFile,
} from '../../src/main/agent/salvage/find-entries';
import { openOutboxPages } from '../../src/main/agent/salvage/outbox-pages';
import type { EntryState } from '../../src/shared/scan';
import { sampleJudgement, sampleScan, sampleVoid } from './sample-scans';
import { createSeededRandom } from './seeded-random';

export const context = { shift: '2026-11-23/1', serverOffsetMs: 12 };
export const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };
const decision = { by: 'OP9000', reason: 'a test', atMs: 0 };
/** Of a file of which nothing is known. */
export const known: KnownAboutFile = {
  station: 'LINE-3',
  outboxId: null,
  lastSeq: null,
  copiesOf: () => Promise.resolve([]),
};

/** What the file was given, read by SQLite while it was whole. */
export interface Truth {
  outboxId: string;
  states: Map<number, EntryState>;
  entries: Map<number, ImportableEntry>;
  /** The leaf page in the file itself each number is on; those that are in the write-ahead log alone are not here. */
  pageOf: Map<number, number>;
}

/** A file with entries in every state, some far too long for a page, some with voids; its last part is in the log alone. */
export function buildFile(file: string, count: number, seed: number): Truth {
  const random = createSeededRandom(seed);
  const live = path.join(path.dirname(file), 'live.sqlite');
  const database = openDatabase(live);
  migrate(database, migrations, () => 'unused');
  const outbox = createSqliteOutbox(database, '2026-11-23T08:00:00.000Z');
  const append = (from: number, to: number): void => {
    for (let number = from; number <= to; number += 1) {
      const scan = sampleScan(number, sampleJudgement(random));
      const isLong = random() < 0.01;
      const long = Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [`extra${index}`, 'x'.repeat(Math.floor(random() * 400))]),
      );
      const item = isLong ? { ...scan, fields: { ...scan.fields, ...long } } : scan;
      outbox.append(random() < 0.03 ? sampleVoid(scan) : item, context);
    }
  };
  const change = (): void => {
    for (const { seq, scanId } of outbox.pendingEntries(count)) {
      const dice = random();
      if (dice < 0.6) outbox.acknowledge([{ seq, scanId }], 0);
      else if (dice < 0.7) outbox.quarantine(scanId, refusal, 0);
      if (dice > 0.69 && dice < 0.7) outbox.discard([scanId], decision);
    }
  };
  const firstPart = Math.floor(count * 0.9);
  database.transaction(() => {
    append(1, firstPart);
    change();
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  const pageOf = readPages(database);
  database.transaction(() => {
    append(firstPart + 1, count);
  })();
  database.transaction(() => {
    change();
  })();
  cpSync(live, file);
  cpSync(`${live}-wal`, `${file}-wal`);
  const truth = { ...readTruth(database, outbox.outboxId), pageOf };
  outbox.close();
  return truth;
}

function readPages(database: Database): Map<number, number> {
  const pages = database
    .prepare<[], { pageno: number; ncell: number }>(
      `SELECT pageno, ncell FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY path`,
    )
    .all()
    .flatMap(({ pageno, ncell }) => Array.from({ length: ncell }, () => pageno));
  return new Map(pages.map((page, index) => [index + 1, page]));
}

function readTruth(database: Database, outboxId: string): Omit<Truth, 'pageOf'> {
  const rows = database
    .prepare<[], { seq: number; state: EntryState; scan_id: string }>(
      'SELECT seq, state, scan_id FROM entry ORDER BY seq',
    )
    .all();
  const transfer = createSqliteOutbox(database, '');
  const undelivered = transfer.findUndelivered(rows.map(({ scan_id }) => scan_id));
  return {
    outboxId,
    states: new Map(rows.map(({ seq, state }) => [seq, state])),
    entries: new Map(
      undelivered.map(({ seq, origin: _origin, ...rest }) => [
        seq,
        { ...rest, origin: { station: 'LINE-3', outboxId, seq } },
      ]),
    ),
  };
}

/** What salvage finds, and every entry it hands over. */
export async function findIn(
  file: string,
  options: KnownAboutFile = known,
): Promise<FoundInFile & { entries: ImportableEntry[] }> {
  const pages = await openOutboxPages(file);
  const entries: ImportableEntry[] = [];
  try {
    const found = await findEntries(pages, options, (batch) => {
      entries.push(...batch);
      return Promise.resolve();
    });
    return { ...found, entries };
  } finally {
    await pages.close();
  }
}

/** Every number of the ranges. */
export const seqsOf = (ranges: FoundInFile['missing']): number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

/**
 * Nothing made up, nothing twice, every number in exactly one class. Where the log is cut an entry may be found as it was
 * before: its state is older, and what was scanned is the same.
 */
export function expectHonest(
  found: Awaited<ReturnType<typeof findIn>>,
  truth: Truth,
  isLogWhole: boolean,
): void {
  const seqs = found.entries.map(({ origin }) => origin.seq);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(found.undelivered).toBe(seqs.length);
  for (const entry of found.entries) {
    const original = truth.entries.get(entry.origin.seq);
    expect(truth.states.has(entry.origin.seq)).toBe(true);
    if (original === undefined) continue;
    const origin = { ...original.origin, outboxId: found.outboxId };
    if (isLogWhole) expect(entry).toEqual({ ...original, origin });
    else expect(entry).toMatchObject({ item: original.item, shift: original.shift, origin });
  }
  expect(found.delivered + found.undelivered + seqsOf(found.missing).length).toBe(found.lastSeq);
  expect(found.lastSeq).toBeLessThanOrEqual(truth.states.size);
}
