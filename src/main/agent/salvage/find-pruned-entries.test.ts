import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countPages, leafPagesOf, overwritePages, pagesOf } from '../../../../e2e/support/damaged-file';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { context, findIn, refusal, seqsOf } from '../../../../e2e/support/salvaged-file';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { Scan } from '../../../shared/scan';
import { openDatabase } from '../outbox/database';
import { migrate } from '../outbox/migrate';
import { migrations } from '../outbox/migrations';
import { createSqliteOutbox } from '../outbox/sqlite-outbox';
import { openOutboxPages, type PageImage } from './outbox-pages';

describe('finding the entries of a damaged file of which the oldest were pruned', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let file: string;
  beforeEach(() => {
    home = createTemporaryFolder('salvage');
    file = path.join(home.folder, 'damaged.sqlite');
  });
  afterEach(() => {
    home.remove();
  });

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
    expect(await findIn(file)).toMatchObject({ lastSeq: 101, delivered: 99, undelivered: 2, missing: [] });
  });

  it('tells the missing ones from them by the indexes', async () => {
    buildPruned();
    overwritePages(file, leafPagesOf(file, 'entry').slice(0, 1), createSeededRandom(1));
    const found = await findIn(file);
    const missing = seqsOf(found.missing);
    expect(missing).toContain(15);
    expect(missing.filter((seq) => seq <= 80)).toEqual([15]);
    expect(found.delivered + found.undelivered + missing.length).toBe(101);
  });

  it('takes what was given back for what it was, before the file itself is shorter too', async () => {
    buildPruned();
    const opened = openDatabase(file);
    createSqliteOutbox(opened, '').giveBack(1_000);
    const pageCount = Number(opened.pragma('page_count', { simple: true }));
    const image = path.join(home.folder, 'image.sqlite');
    for (const suffix of ['', '-wal']) cpSync(file + suffix, image + suffix);
    opened.close();
    const pages = await openOutboxPages(image);
    const numbersOf = async (source: AsyncGenerator<PageImage[]>): Promise<number[]> => {
      const numbers: number[] = [];
      for await (const images of source) numbers.push(...images.map(({ number }) => number));
      return numbers;
    };
    expect(countPages(image)).toBeGreaterThan(pageCount);
    expect(Math.max(...(await numbersOf(pages.current())))).toBe(pageCount);
    expect(await numbersOf(pages.earlier())).toContain(countPages(image));
    await pages.close();
    expect(await findIn(image)).toMatchObject({ lastSeq: 101, delivered: 99, undelivered: 2, missing: [] });
  });

  it('takes no pruned number of an open group for a missing one', async () => {
    const database = openDatabase(file);
    migrate(database, migrations, () => 'unused');
    const outbox = createSqliteOutbox(database, '2026-11-23T08:00:00.000Z');
    const ofGroup = {
      ...context,
      terms: { duplicates: null, group: { parent: 'box', role: 'child' as const } },
    };
    const inBox = (number: number): Scan => ({
      ...sampleScan(number),
      fields: { box: 'B1', code: String(number) },
    });
    for (let number = 1; number <= 3; number += 1) outbox.append(inBox(number), ofGroup);
    outbox.acknowledge(outbox.pendingEntries(10), Date.UTC(2026, 0, 1));
    for (let number = 4; number <= 40; number += 1) outbox.append(sampleScan(number), context);
    outbox.acknowledge(outbox.pendingEntries(100), Date.UTC(2026, 0, 2));
    const bound = outbox.pruneBound(1);
    if (bound === null) throw new Error('there are days');
    expect(outbox.prune(bound, outbox.prunableSeqs(bound, 0, 100).seqs)).toBe(3);
    expect(database.prepare('SELECT children, last_seq FROM pruned_group').raw().all()).toEqual([[3, 3]]);
    outbox.close();
    overwritePages(file, leafPagesOf(file, 'entry').slice(-1), createSeededRandom(1));
    const missing = seqsOf((await findIn(file)).missing);
    expect(missing).toContain(40);
    expect(missing.filter((seq) => seq <= 3)).toEqual([]);
  });

  it('names every number that may be missing when no index tells: the database is asked about them', async () => {
    buildPruned();
    const pages = [
      'entry',
      'sqlite_autoindex_entry_1',
      'entry_quarantined',
      'entry_undecided',
      'entry_undecided_cause',
    ];
    for (const name of pages) overwritePages(file, pagesOf(file, name), createSeededRandom(1));
    const found = await findIn(file);
    expect(seqsOf(found.missing).filter((seq) => seq <= 80)).toHaveLength(80);
    expect(found.delivered + found.undelivered + seqsOf(found.missing).length).toBe(101);
  });
});
