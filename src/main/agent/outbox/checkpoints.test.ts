import { statSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { isCheckpointDue, keepCheckpoints, overduePages, worthwhilePages } from './checkpoints';
import { logLimitBytes, logLimitPages, openDatabase } from './database';
import { migrate } from './migrate';
import { migrations } from './migrations';
import { outboxFileName } from './outbox-file';
import type { Outbox, WriteAheadLog } from './outbox';
import { createSqliteOutbox } from './sqlite-outbox';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const wallMs = Date.UTC(2026, 10, 23, 8);
const pageBytes = 4_096;
/** A page in the log has a header of its own. */
const logPageBytes = pageBytes + 24;

describe('a checkpoint is due', () => {
  it('when the log is worth it and nothing was written since the last look', () => {
    expect(isCheckpointDue(worthwhilePages, worthwhilePages)).toBe(true);
    expect(isCheckpointDue(worthwhilePages, worthwhilePages - 6)).toBe(false);
    expect(isCheckpointDue(worthwhilePages - 1, worthwhilePages - 1)).toBe(false);
  });

  it('without a calm moment when the log has grown too long to wait for one', () => {
    expect(isCheckpointDue(overduePages, overduePages - 6)).toBe(true);
  });
});

describe('the checkpoints of an outbox', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let database: Database;
  let outbox: Outbox;
  let clock: ReturnType<typeof createManualClock>;
  let messages: string[];
  let stop: () => void;

  const tell = (_level: string, message: string): void => {
    messages.push(message);
  };
  const fileBytes = (suffix = ''): number => statSync(path.join(home.folder, outboxFileName) + suffix).size;
  /** Writes at least as many pages in one commit: thousands of scans would do the same, slowly. */
  const write = (pages: number): void => {
    database.prepare('INSERT INTO filler VALUES (zeroblob(?))').run(pages * pageBytes);
  };

  beforeEach(() => {
    home = createTemporaryFolder('checkpoints');
    database = openDatabase(path.join(home.folder, outboxFileName));
    migrate(database, migrations, () => path.join(home.folder, 'unused-copy'));
    database.exec('CREATE TABLE filler (bytes BLOB)');
    outbox = createSqliteOutbox(database, '2026-11-23T08:00:00.000Z');
    outbox.checkpoint();
    clock = createManualClock(wallMs);
    messages = [];
    stop = keepCheckpoints(outbox, clock, tell);
  });
  afterEach(() => {
    stop();
    outbox.close();
    home.remove();
  });

  it('happen in no append, however long the log is', () => {
    const before = fileBytes();
    write(3 * overduePages);
    for (let number = 1; number <= 20; number += 1) outbox.append(sampleScan(number), context);
    expect(outbox.pagesToMove()).toBeGreaterThan(3 * overduePages);
    expect(fileBytes()).toBe(before);
  });

  it('empty the log in the first calm moment, and leave a short one alone', () => {
    outbox.append(sampleScan(1), context);
    write(worthwhilePages / 2);
    clock.advance(10_000);
    expect(outbox.pagesToMove()).toBeGreaterThan(worthwhilePages / 2);
    write(worthwhilePages / 2);
    clock.advance(1_100);
    expect(outbox.pagesToMove()).toBe(0);
    expect(outbox.counts()).toMatchObject({ pending: 1, lastSeq: 1 });
  });

  it('keep the log bounded while writing never stops', () => {
    let longest = 0;
    for (let number = 1; number <= 200; number += 1) {
      outbox.append(sampleScan(number), context);
      write(50);
      clock.advance(90);
      longest = Math.max(longest, fileBytes('-wal'));
    }
    expect(outbox.counts().lastSeq).toBe(200);
    expect(longest).toBeGreaterThan(worthwhilePages * logPageBytes);
    expect(longest).toBeLessThan(1.5 * overduePages * logPageBytes);
  });

  it('are left to SQLite itself when nobody looks: the log stays bounded all the same', () => {
    stop();
    const before = fileBytes();
    while (fileBytes() === before) write(1_000);
    expect(fileBytes('-wal')).toBeLessThan((logLimitPages + 1_100) * logPageBytes);
  });

  it('let a log that one large change made long be cut back', () => {
    write(3 * overduePages);
    expect(fileBytes('-wal')).toBeGreaterThan(logLimitBytes);
    outbox.checkpoint();
    outbox.append(sampleScan(1), context);
    expect(fileBytes('-wal')).toBeLessThanOrEqual(logLimitBytes);
  });

  it('are tried again after a failure, which is told once', () => {
    stop();
    let isFull = true;
    const failing: WriteAheadLog = {
      pagesToMove: () => outbox.pagesToMove(),
      checkpoint: () => {
        if (isFull) throw new Error('database or disk is full');
        outbox.checkpoint();
      },
    };
    stop = keepCheckpoints(failing, clock, tell);
    write(overduePages);
    clock.advance(60_000);
    expect(messages).toHaveLength(1);
    isFull = false;
    clock.advance(10_000);
    expect(outbox.pagesToMove()).toBe(0);
  });
});
