import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOutbox } from '../../../../bench/filled-outbox';
import { leafPagesOf, overwritePages } from '../../../../e2e/support/damaged-file';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { isDamage } from './damage';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';

describe('the check of a whole file, slice by slice', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let file: string;

  beforeEach(() => {
    home = createTemporaryFolder('check');
    file = path.join(home.folder, outboxFileName);
    fillOutbox(home.folder, 3_000);
    const database = new SqliteDatabase(file);
    database.exec(
      `UPDATE entry SET state = CASE seq % 7 WHEN 0 THEN 'quarantined' WHEN 1 THEN 'pending' ELSE 'acknowledged' END;
       UPDATE entry SET refusal = '{"cause":"constraint","errorNumber":4025,"message":"no"}' WHERE state = 'quarantined'`,
    );
    database.close();
  });
  afterEach(() => {
    home.remove();
  });

  /** What the check says about the file: how many slices until it was whole, or the damage. */
  function check(): number | Error {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: 0 });
    if (opened.state !== 'ready') return new Error(`found at the start: ${opened.state}`);
    try {
      let slices = 1;
      while (opened.outbox.checkSlice() === 'more') slices += 1;
      return slices;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return error as Error;
    } finally {
      opened.outbox.close();
    }
  }

  it('finds an intact file whole, and begins again', () => {
    const first = check();
    expect(first).toBeGreaterThan(60);
    expect(check()).toBe(first);
  });

  it.each(['entry', 'sqlite_autoindex_entry_1', 'shift_run', 'entry_pending', 'entry_quarantined'])(
    'finds each damaged page of %s that SQLite itself finds',
    (name) => {
      const random = createSeededRandom(name.length);
      const pages = leafPagesOf(file, name);
      const page = pages[Math.floor(random() * pages.length)] ?? 0;
      overwritePages(file, [page], random);
      const database = new SqliteDatabase(file, { readonly: true });
      let verdict: unknown;
      try {
        verdict = database.pragma('integrity_check', { simple: true });
      } catch (error) {
        verdict = error;
      }
      database.close();
      expect(verdict).not.toBe('ok');
      expect(check()).toBeInstanceOf(Error);
    },
  );

  it('finds a row that is missing in an index', () => {
    const database = new SqliteDatabase(file).unsafeMode();
    database.pragma('writable_schema = ON');
    const sql = database
      .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = 'entry_row_key'`)
      .get()?.sql;
    // An index that SQLite is told to be about fewer rows is not kept up for the others.
    database
      .prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'entry_row_key'`)
      .run(`${sql} AND seq < 10`);
    database.close();
    const again = new SqliteDatabase(file).unsafeMode();
    again.exec(`UPDATE entry SET row_key = 'another' WHERE seq = 2000`);
    again.pragma('writable_schema = ON');
    again.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'entry_row_key'`).run(sql);
    again.close();
    expect(check()).toMatchObject({ message: expect.stringContaining('contradict') as string });
  });

  it.each([
    'DELETE FROM shift_run',
    `UPDATE shift_run SET first_seq = 5`,
    `INSERT INTO shift_run VALUES (2000, 'another')`,
    `UPDATE entry SET shift = 'another' WHERE seq = 2000`,
  ])('finds entries that lie in the run of another shift: %s', (change) => {
    const database = new SqliteDatabase(file);
    database.exec(change);
    database.close();
    expect(check()).toMatchObject({ message: expect.stringContaining('contradict') as string });
  });
});
