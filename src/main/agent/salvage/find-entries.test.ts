import { hash } from 'node:crypto';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOutbox } from '../../../../bench/filled-outbox';
import { countPages, leafPagesOf, overwritePages, pageSize } from '../../../../e2e/support/damaged-file';
import { buildFile, context, expectHonest, findIn, known } from '../../../../e2e/support/salvaged-file';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { openDatabase } from '../outbox/database';
import { migrate } from '../outbox/migrate';
import { migrations } from '../outbox/migrations';
import { outboxFileName } from '../outbox/outbox-file';
import { createSqliteOutbox } from '../outbox/sqlite-outbox';
import { entryRecordColumns } from './entry-record';

/** A page of the write-ahead log, with what SQLite writes before it. */
const logFrameBytes = 24 + pageSize;

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

  it('reads an intact file as SQLite does, with its write-ahead log, long rows and all', async () => {
    const truth = buildFile(file, 1_500, 1);
    const found = await findIn(file);
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
      const truth = buildFile(file, 1_200, seed);
      const random = createSeededRandom(seed * 7_919);
      const count = countPages(file);
      const damaged = Array.from({ length: 1 + Math.floor(random() * count * 0.3) }, () =>
        Math.min(count, 1 + Math.floor(random() * count)),
      );
      // Odd schedules: the log is gone too, or its end is.
      const isLogWhole = seed % 3 !== 1;
      if (!isLogWhole) truncateSync(`${file}-wal`, Math.floor(statSync(`${file}-wal`).size * random()));
      overwritePages(file, damaged, random);
      const found = await findIn(file);
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
    const truth = buildFile(file, 1_200, 99);
    truncateSync(file, Math.floor(statSync(file).size * part));
    const found = await findIn(file);
    expectHonest(found, truth, true);
    expect(found.lastSeq).toBe(1_200);
    expect(found.entries.length).toBeGreaterThan(0);
  });

  it('reads a log whose file is gone', async () => {
    const truth = buildFile(file, 1_200, 5);
    truncateSync(file, 0);
    const found = await findIn(file);
    expectHonest(found, truth, true);
    expect(found.entries.length).toBeGreaterThan(0);
  });

  it('misses nothing where a power cut broke off the saving of a scan', async () => {
    const database = openDatabase(file);
    migrate(database, migrations, () => 'unused');
    const outbox = createSqliteOutbox(database, '2026-11-23T08:00:00.000Z');
    for (let number = 1; number <= 60; number += 1) outbox.append(sampleScan(number), context);
    const savedBytes = statSync(`${file}-wal`).size;
    outbox.append(sampleScan(61), context);
    const bytes = [readFileSync(file), readFileSync(`${file}-wal`)] as const;
    outbox.close();
    const cutFile = path.join(home.folder, 'cut.sqlite');
    const frames = (bytes[1].length - savedBytes) / logFrameBytes;
    expect(frames).toBeGreaterThan(3);
    for (let left = 0; left < frames; left += 1) {
      writeFileSync(cutFile, bytes[0]);
      writeFileSync(`${cutFile}-wal`, bytes[1].subarray(0, savedBytes + left * logFrameBytes));
      const found = await findIn(cutFile);
      expect(found.missing).toEqual([]);
      expect(found.undelivered).toBeGreaterThanOrEqual(60);
    }
  });

  it('names the numbers whose entries are gone, from the indexes alone, when the file has lost its own row', async () => {
    const truth = buildFile(file, 1_000, 3);
    truncateSync(`${file}-wal`, 0);
    const leaves = new Set(truth.pageOf.values());
    overwritePages(
      file,
      [1, 2, ...leaves].filter((page) => page <= countPages(file)),
      createSeededRandom(3),
    );
    const found = await findIn(file, { ...known, outboxId: truth.outboxId });
    expect(found).toMatchObject({ outboxId: truth.outboxId, isIdentityLost: false, delivered: 0 });
    expect(found.lastSeq).toBe(900);
  });

  it('names the newest numbers from the index of the rows, when all else that has them is gone', async () => {
    fillOutbox(home.folder, 300);
    const filled = path.join(home.folder, outboxFileName);
    const newestOf = (name: string, count: number): number[] => leafPagesOf(filled, name).slice(-count);
    const gone = [
      ...newestOf('entry', 4),
      ...leafPagesOf(filled, 'sqlite_autoindex_entry_1'),
      ...leafPagesOf(filled, 'entry_pending'),
      ...leafPagesOf(filled, 'outbox'),
    ];
    overwritePages(filled, gone, createSeededRandom(10));
    const found = await findIn(filled);
    expect(found.lastSeq).toBe(300);
    expect(found.missing.at(-1)?.to).toBe(300);
    expect(found.undelivered).toBeGreaterThan(200);
  });

  it('makes the same identity up each time when the file has lost its own', async () => {
    buildFile(file, 300, 4);
    truncateSync(`${file}-wal`, 0);
    overwritePages(file, leafPagesOf(file, 'outbox'), createSeededRandom(4));
    const first = await findIn(file);
    expect(first.isIdentityLost).toBe(true);
    expect((await findIn(file)).outboxId).toBe(first.outboxId);
  });

  it('fills gaps from a copy', async () => {
    const truth = buildFile(file, 400, 6);
    const copies = [...truth.entries.values()].slice(-30);
    truncateSync(`${file}-wal`, 0);
    const without = await findIn(file);
    const found = await findIn(file, { ...known, copiesOf: () => Promise.resolve(copies) });
    expectHonest(found, truth, false);
    expect(found.fromCopies).toBe(found.undelivered - without.undelivered);
    expect(found.fromCopies).toBeGreaterThan(0);
    const seqs = new Set(found.entries.map(({ origin }) => origin.seq));
    expect(copies.filter(({ origin }) => !seqs.has(origin.seq))).toEqual([]);
  });

  it('changes no byte of what it reads', async () => {
    buildFile(file, 300, 8);
    overwritePages(file, [3, 5], createSeededRandom(8));
    const digests = (): string[] =>
      ['', '-wal'].map((suffix) => hash('sha256', readFileSync(file + suffix), 'hex'));
    const before = digests();
    await findIn(file);
    expect(digests()).toEqual(before);
  });

  it('knows the columns of an entry in the order of the file', () => {
    const database = new SqliteDatabase(':memory:');
    for (const { statements } of migrations) for (const statement of statements) database.exec(statement);
    const columns = database.prepare<[], { name: string }>('PRAGMA table_info(entry)').all();
    expect(columns.slice(0, entryRecordColumns.length).map(({ name }) => name)).toEqual(entryRecordColumns);
    database.close();
  });
});
