import { cpSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countPages, leafPagesOf, overwritePages, pagesOf } from '../../../../e2e/support/damaged-file';
import { sampleJudgement, sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { EntryState } from '../../../shared/scan';
import { openDatabase } from '../outbox/database';
import { migrate } from '../outbox/migrate';
import { migrations } from '../outbox/migrations';
import type { ImportableEntry } from '../outbox/outbox';
import { createSqliteOutbox } from '../outbox/sqlite-outbox';
import { entryRecordColumns } from './entry-record';
import { findEntries, type FoundInFile, type KnownAboutFile } from './find-entries';
import { openOutboxPages } from './outbox-pages';

const context = { shift: '2026-11-23/1', serverOffsetMs: 12 };
const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };
const decision = { by: 'OP9000', reason: 'a test', atMs: 0 };
const known: KnownAboutFile = {
  station: 'LINE-3',
  outboxId: null,
  lastSeq: null,
  copiesOf: () => Promise.resolve([]),
};

/** What the file was given, read by SQLite while it was whole. */
interface Truth {
  outboxId: string;
  states: Map<number, EntryState>;
  entries: Map<number, ImportableEntry>;
  /** The leaf page in the file itself each number is on; those that are in the write-ahead log alone are not here. */
  pageOf: Map<number, number>;
}

describe('finding the entries of a damaged file', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let file: string;

  beforeEach(() => {
    home = createTemporaryFolder('salvage');
    file = path.join(home.folder, 'damaged.sqlite');
  });
  afterEach(() => {
    home.remove();
  });

  /** A file with entries in every state, some far too long for a page, some with voids; its last part is in the log alone. */
  function build(count: number, seed: number): Truth {
    const random = createSeededRandom(seed);
    const live = path.join(home.folder, 'live.sqlite');
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

  async function find(
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

  const seqsOf = (ranges: FoundInFile['missing']): number[] =>
    ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

  /**
   * Nothing made up, nothing twice, every number in exactly one class. Where the log is cut an entry may be found as it was
   * before: its state is older, and what was scanned is the same.
   */
  function expectHonest(found: Awaited<ReturnType<typeof find>>, truth: Truth, isLogWhole: boolean): void {
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

  it('reads an intact file as SQLite does, with its write-ahead log, long rows and all', async () => {
    const truth = build(1_500, 1);
    const found = await find();
    const states = [...truth.states.values()];
    expectHonest(found, truth, true);
    expect(found).toMatchObject({
      outboxId: truth.outboxId,
      isIdentityLost: false,
      lastSeq: 1_500,
      missing: [],
    });
    expect(found.delivered).toBe(states.filter((state) => state === 'acknowledged').length);
    expect(found.entries.filter(({ discardedAt }) => discardedAt === null)).toHaveLength(truth.entries.size);
    expect(found.entries.some(({ discardedAt }) => discardedAt !== null)).toBe(true);
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'finds everything that is readable when random pages are overwritten, schedule %i',
    async (seed) => {
      const truth = build(1_200, seed);
      const random = createSeededRandom(seed * 7_919);
      const count = countPages(file);
      const damaged = Array.from({ length: 1 + Math.floor(random() * count * 0.3) }, () =>
        Math.min(count, 1 + Math.floor(random() * count)),
      );
      // Odd schedules: the log is gone too, or its end is.
      const isLogWhole = seed % 3 !== 1;
      if (!isLogWhole) truncateSync(`${file}-wal`, Math.floor(statSync(`${file}-wal`).size * random()));
      overwritePages(file, damaged, random);
      const found = await find();
      expectHonest(found, truth, isLogWhole);
      const broken = new Set(damaged);
      const readable = [...truth.entries].filter(([seq, { item }]) => {
        const page = truth.pageOf.get(seq);
        const isShort = JSON.stringify(item.fields).length < 500;
        return isShort && page !== undefined && !broken.has(page);
      });
      const seqs = new Set(found.entries.map(({ origin }) => origin.seq));
      expect(readable.filter(([seq]) => !seqs.has(seq)).map(([seq]) => seq)).toEqual([]);
      expect(readable.length).toBeGreaterThan(0);
      if (!found.isIdentityLost) expect(found.outboxId).toBe(truth.outboxId);
    },
  );

  it.each([0.2, 0.5, 0.9])('reads a file that was cut at %f of its length', async (part) => {
    const truth = build(1_200, 99);
    truncateSync(file, Math.floor(statSync(file).size * part));
    const found = await find();
    expectHonest(found, truth, true);
    expect(found.lastSeq).toBe(1_200);
    expect(found.entries.length).toBeGreaterThan(0);
  });

  it('reads a log whose file is gone', async () => {
    const truth = build(1_200, 5);
    truncateSync(file, 0);
    const found = await find();
    expectHonest(found, truth, true);
    expect(found.entries.length).toBeGreaterThan(0);
  });

  it('names the numbers whose entries are gone, from the indexes alone, when the file has lost its own row', async () => {
    const truth = build(1_000, 3);
    truncateSync(`${file}-wal`, 0);
    const leaves = new Set(truth.pageOf.values());
    overwritePages(
      file,
      [1, 2, ...leaves].filter((page) => page <= countPages(file)),
      createSeededRandom(3),
    );
    const found = await find({ ...known, outboxId: truth.outboxId });
    expect(found).toMatchObject({ outboxId: truth.outboxId, isIdentityLost: false, delivered: 0 });
    expect(found.lastSeq).toBe(900);
  });

  it('makes the same identity up each time when the file has lost its own', async () => {
    build(300, 4);
    truncateSync(`${file}-wal`, 0);
    overwritePages(file, leafPagesOf(file, 'outbox'), createSeededRandom(4));
    const first = await find();
    expect(first.isIdentityLost).toBe(true);
    expect((await find()).outboxId).toBe(first.outboxId);
  });

  it('fills gaps from a copy', async () => {
    const truth = build(400, 6);
    const copies = [...truth.entries.values()].slice(-30);
    truncateSync(`${file}-wal`, 0);
    const without = await find();
    const found = await find({ ...known, copiesOf: () => Promise.resolve(copies) });
    expectHonest(found, truth, false);
    expect(found.fromCopies).toBe(found.undelivered - without.undelivered);
    expect(found.fromCopies).toBeGreaterThan(0);
    const seqs = new Set(found.entries.map(({ origin }) => origin.seq));
    expect(copies.filter(({ origin }) => !seqs.has(origin.seq))).toEqual([]);
  });

  describe('of which the oldest were pruned', () => {
    /** Ten days of ten scans each, of which two stay; number 15 was refused and stays as well. Everything is in the file itself. */
    function buildPruned(): void {
      const database = openDatabase(file);
      migrate(database, migrations, () => 'unused');
      const outbox = createSqliteOutbox(database, '2026-11-23T08:00:00.000Z');
      for (let day = 0; day < 10; day += 1) {
        for (let place = 0; place < 10; place += 1) outbox.append(sampleScan(day * 10 + place), context);
        if (day === 1)
          outbox.quarantine(outbox.pendingEntries(5).at(-1)?.scanId ?? '', refusal, Date.UTC(2026, 0, 1));
        outbox.acknowledge(outbox.pendingEntries(100), Date.UTC(2026, 0, 1 + day));
      }
      const bound = outbox.pruneBound(2);
      if (bound === null) throw new Error('there are days');
      expect(outbox.prune(bound, outbox.prunableSeqs(bound, 0, 1_000).seqs)).toBe(79);
      outbox.append(sampleScan(500), context);
      outbox.close();
    }

    it('counts those as delivered, and none of them as missing', async () => {
      buildPruned();
      expect(await find()).toMatchObject({ lastSeq: 101, delivered: 99, undelivered: 2, missing: [] });
    });

    it('tells the missing ones from them by the indexes', async () => {
      buildPruned();
      overwritePages(file, leafPagesOf(file, 'entry').slice(0, 1), createSeededRandom(1));
      const found = await find();
      const missing = seqsOf(found.missing);
      expect(missing).toContain(15);
      expect(missing.filter((seq) => seq <= 80)).toEqual([15]);
      expect(found.delivered + found.undelivered + missing.length).toBe(101);
    });

    it('names every number that may be missing when no index tells: the database is asked about them', async () => {
      buildPruned();
      const pages = [
        'entry',
        'sqlite_autoindex_entry_1',
        'entry_shift',
        'entry_quarantined',
        'entry_undecided',
        'entry_undecided_cause',
      ];
      for (const name of pages) overwritePages(file, pagesOf(file, name), createSeededRandom(1));
      const found = await find();
      expect(seqsOf(found.missing).filter((seq) => seq <= 80)).toHaveLength(80);
      expect(found.delivered + found.undelivered + seqsOf(found.missing).length).toBe(101);
    });
  });

  it('changes no byte of what it reads', async () => {
    build(300, 8);
    overwritePages(file, [3, 5], createSeededRandom(8));
    const before = [readFileSync(file), readFileSync(`${file}-wal`)];
    await find();
    expect([readFileSync(file), readFileSync(`${file}-wal`)]).toEqual(before);
  });

  it('knows the columns of an entry in the order of the file', () => {
    const database = new SqliteDatabase(':memory:');
    for (const { statements } of migrations) for (const statement of statements) database.exec(statement);
    const columns = database.prepare<[], { name: string }>('PRAGMA table_info(entry)').all();
    expect(columns.slice(0, entryRecordColumns.length).map(({ name }) => name)).toEqual(entryRecordColumns);
    database.close();
  });
});
