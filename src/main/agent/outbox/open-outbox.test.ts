import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { fillOutbox } from '../../../../bench/filled-outbox';
import { leafPagesOf, overwritePages } from '../../../../e2e/support/damaged-file';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import type { Migration } from './migrate';
import { migrations } from './migrations';
import { openOutbox, replaceOutbox, type OpenedOutbox, type OpenOutboxOptions } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { Outbox } from './outbox';
import { listSetAside } from './set-aside';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const wallMs = Date.UTC(2026, 10, 23, 8);
const released = migrations.at(-1)?.version ?? 0;

describe('opening the outbox', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let file: string;
  const opened: OpenedOutbox[] = [];

  const open = (options: Partial<OpenOutboxOptions> = {}): OpenedOutbox => {
    const result = openOutbox({ dataFolder: home.folder, wallMs, ...options });
    opened.push(result);
    return result;
  };
  const outboxOf = (result: OpenedOutbox): Outbox => {
    if (result.state === 'refused') throw new Error(JSON.stringify(result.problem));
    return result.outbox;
  };
  const fill = (count: number): string => {
    const outbox = outboxOf(open());
    for (let number = 1; number <= count; number += 1) outbox.append(sampleScan(number), context);
    outbox.close();
    return outbox.outboxId;
  };

  beforeEach(() => {
    home = createTemporaryFolder('open-outbox');
    file = path.join(home.folder, outboxFileName);
  });
  afterEach(() => {
    for (const result of opened.splice(0)) if (result.state !== 'refused') result.outbox.close();
    home.remove();
  });

  it('creates the file, in a folder that does not exist yet', () => {
    const dataFolder = path.join(home.folder, 'new', 'folder');
    const result = openOutbox({ dataFolder, wallMs });
    opened.push(result);
    expect(result.state).toBe('ready');
    expect(existsSync(path.join(dataFolder, outboxFileName))).toBe(true);
  });

  it.each([
    ['is filled with rubbish', (target: string) => writeFileSync(target, Buffer.alloc(20_000, 'rubbish'))],
    [
      'is cut in the middle',
      (target: string) => truncateSync(target, Math.floor(statSync(target).size / 2) - 100),
    ],
    ['belongs to another program', (target: string) => replaceByForeignDatabase(target)],
  ])(
    'sets a file aside whole when it %s, and a new one with another outboxId takes over',
    (_name, damage) => {
      const outboxId = fill(300);
      damage(file);
      const damaged = readFileSync(file);
      const result = open();
      if (result.state !== 'replaced') throw new Error(`expected replaced, got ${JSON.stringify(result)}`);
      expect(readFileSync(result.setAside.keptAs).equals(damaged)).toBe(true);
      expect(result.outbox.outboxId).not.toBe(outboxId);
      expect(result.outbox.append(sampleScan(1), context)).toMatchObject({ outcome: 'saved', seq: 1 });
    },
  );

  it.each([
    ['is checkpointed', (database: Database) => database.pragma('wal_checkpoint(TRUNCATE)')],
    ['has a live write-ahead log', () => undefined],
    ['uses another journal', (database: Database) => database.pragma('journal_mode = DELETE')],
  ])('refuses a file of a newer program that %s and leaves every byte of it alone', (_name, prepare) => {
    fill(3);
    const database = new SqliteDatabase(file);
    database.pragma('user_version = 99');
    prepare(database);
    // Copied while it is open, as a crash would leave it.
    const left = createTemporaryFolder('newer-outbox');
    for (const name of readdirSync(home.folder)) {
      writeFileSync(path.join(left.folder, name), readFileSync(path.join(home.folder, name)));
    }
    database.close();
    const contents = (): [string, string][] =>
      readdirSync(left.folder)
        // An index of the log, which SQLite makes anew whenever it likes; it holds no scan.
        .filter((name) => !name.endsWith('-shm'))
        .map((name) => [name, readFileSync(path.join(left.folder, name)).toString('base64')]);
    const before = contents();
    expect(openOutbox({ dataFolder: left.folder, wallMs })).toMatchObject({
      state: 'refused',
      problem: { code: 'newer-file', fileVersion: 99 },
    });
    expect(contents()).toEqual(before);
    left.remove();
  });

  it.each([
    ['gone', (target: string) => rmSync(target)],
    ['empty', (target: string) => truncateSync(target, 0)],
  ])('keeps a write-ahead log whose file is %s: it can hold every scan of a session', (_name, damage) => {
    const outbox = outboxOf(open());
    for (let number = 1; number <= 50; number += 1) outbox.append(sampleScan(number), context);
    const left = createTemporaryFolder('headless-outbox');
    for (const name of readdirSync(home.folder)) {
      writeFileSync(path.join(left.folder, name), readFileSync(path.join(home.folder, name)));
    }
    const target = path.join(left.folder, outboxFileName);
    const log = readFileSync(`${target}-wal`);
    damage(target);
    const result = openOutbox({ dataFolder: left.folder, wallMs });
    opened.push(result);
    if (result.state !== 'replaced') throw new Error(`expected replaced, got ${JSON.stringify(result)}`);
    expect(readFileSync(`${result.setAside.keptAs}-wal`).equals(log)).toBe(true);
    expect(result.outbox.append(sampleScan(1), context)).toMatchObject({ outcome: 'saved' });
    result.outbox.close();
    left.remove();
  });

  it('finds a damaged page among the undelivered entries, wherever it is', () => {
    fill(400);
    const database = new SqliteDatabase(file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const pages = leafPagesOf(file, 'entry');
    overwritePages(file, pages.slice(-3, -2), createSeededRandom(7));
    expect(open().state).toBe('replaced');
  });

  it('lists a file that was set aside until somebody has taken it away', () => {
    writeFileSync(file, Buffer.alloc(20_000, 'rubbish'));
    const first = open();
    if (first.state !== 'replaced') throw new Error('expected replaced');
    first.outbox.close();
    outboxOf(open()).close();
    expect(listSetAside(home.folder)).toEqual([first.setAside.keptAs]);
    rmSync(first.setAside.keptAs);
    expect(listSetAside(home.folder)).toEqual([]);
  });

  it('tells of a damaged page at the moment it is met, and a new file takes over with the log kept', () => {
    fillOutbox(home.folder, 3_000);
    const pages = leafPagesOf(file, 'sqlite_autoindex_entry_1');
    overwritePages(file, pages.slice(2, -2), createSeededRandom(7));
    const damages: unknown[] = [];
    const outbox = outboxOf(open({ onDamage: (error) => damages.push(error) }));
    const scan = sampleScan(4_000);
    outbox.append(scan, context);
    const middle = outbox.numberedEntries({ from: 1_500, to: 1_500 })[0];
    const repeat = { ...sampleScan(1_500), scanId: middle?.scanId ?? '' };
    expect(() => outbox.append(repeat, context)).toThrow();
    expect(damages).toHaveLength(1);

    const replaced = replaceOutbox(outbox, { dataFolder: home.folder, wallMs }, damages[0]);
    opened.push(replaced);
    if (replaced.state !== 'replaced') throw new Error(JSON.stringify(replaced));
    expect(replaced.outbox.outboxId).not.toBe(outbox.outboxId);
    expect(readFileSync(`${replaced.setAside.keptAs}-wal`).includes(scan.scanId)).toBe(true);
    expect(replaced.outbox.append(repeat, context)).toMatchObject({ outcome: 'saved', seq: 1 });
  });

  it('refuses a file that another program holds', () => {
    outboxOf(open()).append(sampleScan(1), context);
    expect(open()).toMatchObject({ state: 'refused', problem: { code: 'in-use', file } });
  });

  it('refuses a path that cannot hold a file, and says which', () => {
    mkdirSync(file);
    chmodSync(home.folder, 0o700);
    expect(open()).toMatchObject({ state: 'refused', problem: { code: 'cannot-open', file } });
  });

  it('migrates a filled file forward with a copy made before the change', () => {
    fill(5);
    const next: Migration = {
      version: released + 1,
      statements: ['ALTER TABLE entry ADD COLUMN note TEXT'],
      back: [],
    };
    const outbox = outboxOf(open({ migrations: [...migrations, next] }));
    expect(outbox.pendingEntries(10)).toHaveLength(5);
    const copy = readdirSync(home.folder).find((name) => name.includes(`.before-v${released + 1}-`));
    const database = new SqliteDatabase(path.join(home.folder, copy ?? 'no copy was made'), {
      readonly: true,
    });
    expect(database.pragma('user_version', { simple: true })).toBe(released);
    expect(database.prepare('SELECT count(*) AS count FROM entry').get()).toEqual({ count: 5 });
    database.close();
  });

  it('leaves the file at its version when a migration fails half-way', () => {
    fill(5);
    const failing: Migration = {
      version: released + 1,
      statements: ['ALTER TABLE entry ADD COLUMN note TEXT', 'INSERT INTO no_such_table VALUES (1)'],
      back: [],
    };
    expect(open({ migrations: [...migrations, failing] })).toMatchObject({ state: 'refused' });
    expect(outboxOf(open()).pendingEntries(10)).toHaveLength(5);
  });
});

function replaceByForeignDatabase(target: string): void {
  writeFileSync(target, '');
  const database = new SqliteDatabase(target);
  database.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
  database.close();
}
