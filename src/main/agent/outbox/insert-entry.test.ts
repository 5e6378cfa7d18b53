import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { DamagedFileError } from './damage';
import { openDatabase } from './database';
import { newEntryColumns, toRow, type NewEntryRow } from './entry-rows';
import { prepareInsertEntry, prepareInsertUnlike } from './insert-entry';
import { migrate } from './migrate';
import { migrations } from './migrations';
import { noKeys } from './row-keys';
import { createSqliteOutbox } from './sqlite-outbox';
import type { ImportableEntry, Outbox } from './outbox';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const rowOf = (number: number, rowKey: string | null = null): NewEntryRow =>
  toRow(sampleScan(number), context, { ...noKeys, row_key: rowKey });

describe('the insert of an entry', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let database: Database;
  let outbox: Outbox;
  const lastSeq = (): unknown => database.prepare('SELECT last_seq FROM outbox').pluck().get();

  beforeEach(() => {
    home = createTemporaryFolder('insert-entry');
    database = openDatabase(path.join(home.folder, 'outbox.sqlite'));
    migrate(database, migrations, () => undefined);
    outbox = createSqliteOutbox(database, '2026-11-23T08:00:00.000Z');
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  it('takes the next number, which the file notes by itself', () => {
    const insert = prepareInsertEntry(database, newEntryColumns);
    expect([insert(rowOf(1)), insert(rowOf(2))]).toEqual([1, 2]);
    expect(lastSeq()).toBe(2);
    database.exec('DELETE FROM entry');
    expect(insert(rowOf(3))).toBe(3);
  });

  it('answers a scan id that is there with nothing, and takes no number', () => {
    const insert = prepareInsertEntry(database, newEntryColumns);
    const row = rowOf(1);
    insert(row);
    expect(insert(row)).toBeNull();
    expect(lastSeq()).toBe(1);
  });

  it('stores no scan beside one with the same key, whatever its id, and any number without a key', () => {
    const insert = prepareInsertUnlike(database);
    expect([insert(rowOf(1, 'a')), insert(rowOf(2, 'a')), insert(rowOf(3, 'b'))]).toEqual([1, null, 2]);
    expect([insert(rowOf(4)), insert(rowOf(5))]).toEqual([3, 4]);
    expect(lastSeq()).toBe(4);
  });

  it('tells a file without its own row as damage, for scans and voids', () => {
    const scan = sampleScan(1);
    outbox.append(scan, context);
    database.exec('DELETE FROM outbox');
    expect(() => outbox.append(sampleScan(2), context)).toThrow(DamagedFileError);
    expect(() => outbox.append(sampleVoid(scan), context)).toThrow(DamagedFileError);
  });

  it('refuses an import that has the same scan twice, as a whole', () => {
    const item = sampleScan(1);
    const importable = (seq: number): ImportableEntry => ({
      item,
      shift: context.shift,
      serverOffsetMs: null,
      attempts: 0,
      refusal: null,
      refusedAt: null,
      state: 'pending',
      discardedAt: null,
      origin: { station: 'LINE-1', outboxId: '5b0a2c1e-0000-4000-8000-000000000001', seq },
    });
    const decision = { by: 'OP9000', reason: 'a test', atMs: 0 };
    expect(() => outbox.importEntries([importable(1), importable(2)], decision)).toThrow('stands twice');
    expect(outbox.counts()).toMatchObject({ pending: 0, lastSeq: 0 });
  });
});
