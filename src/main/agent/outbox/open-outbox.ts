import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { OutboxProblem } from '../../../shared/status';
import { createFile, isMissing } from './create-file';
import { assertOurs, ForeignFileError, openDatabase } from './database';
import { migrate, NewerOutboxError, type Migration } from './migrate';
import { migrations as releasedMigrations } from './migrations';
import type { Outbox } from './outbox';
import { fileStamp, outboxFileName } from './outbox-file';
import { createSqliteOutbox } from './sqlite-outbox';
import { makeVerifiedCopy } from './verified-copy';

/** What opening the outbox led to. Every answer is one the station can show; nothing is ever deleted. */
export type OpenedOutbox =
  | { state: 'ready'; outbox: Outbox }
  | { state: 'replaced'; outbox: Outbox; keptAs: string; detail: string }
  | { state: 'refused'; problem: OutboxProblem };

/** Where and with what the outbox is opened. */
export interface OpenOutboxOptions {
  dataFolder: string;
  /** Wall time in milliseconds, for the names of copies. */
  wallMs: number;
  /** Absolute path of the SQLite add-on where the program is packaged. */
  nativeBinding?: string | undefined;
  migrations?: readonly Migration[];
}

/**
 * Opens the outbox of a data folder, creating and migrating it as needed. A damaged or foreign file is renamed, whole
 * and with its -wal and -shm, and a new one takes its place. A newer file, one in use and one that cannot be
 * opened are refused and left exactly as they are.
 */
export function openOutbox(options: OpenOutboxOptions): OpenedOutbox {
  const file = path.join(options.dataFolder, outboxFileName);
  try {
    mkdirSync(options.dataFolder, { recursive: true });
    assertNotHeadless(file);
    return withKeptFiles(openFile(file, options), options.dataFolder);
  } catch (error) {
    if (!isDamage(error)) return { state: 'refused', problem: toProblem(file, error) };
    return replaceDamaged(file, options, describe(error));
  }
}

/** The write-ahead log can hold every scan of a session; SQLite deletes it when the file it belongs to is gone or empty. */
function assertNotHeadless(file: string): void {
  const log = `${file}-wal`;
  if (isMissing(file) && existsSync(log) && statSync(log).size > 0) {
    throw new HeadlessLogError(`${file} is missing or empty, but its write-ahead log is there.`);
  }
}

/** The write-ahead log of a file that is gone. */
class HeadlessLogError extends Error {
  override readonly name = 'HeadlessLogError';
}

/** A file set aside at an earlier start is named until somebody has taken it away: it may hold undelivered scans. */
function withKeptFiles(outbox: Outbox, dataFolder: string): OpenedOutbox {
  const kept = readdirSync(dataFolder)
    .filter((name) => /^outbox\.damaged-.*\.sqlite(-wal)?$/.test(name))
    .map((name) => name.replace(/-wal$/, ''))
    .toSorted()
    .at(-1);
  if (kept === undefined) return { state: 'ready', outbox };
  const keptAs = path.join(dataFolder, kept);
  return { state: 'replaced', outbox, keptAs, detail: 'set aside at an earlier start' };
}

function replaceDamaged(file: string, options: OpenOutboxOptions, detail: string): OpenedOutbox {
  try {
    const keptAs = setAside(file, options.wallMs);
    return { state: 'replaced', outbox: openFile(file, options), keptAs, detail };
  } catch (error) {
    return { state: 'refused', problem: toProblem(file, error) };
  }
}

function openFile(file: string, options: OpenOutboxOptions): Outbox {
  const migrations = options.migrations ?? releasedMigrations;
  const createdAt = new Date(options.wallMs).toISOString();
  if (isMissing(file)) createFile(file, { migrations, createdAt, nativeBinding: options.nativeBinding });
  assertOurs(file, migrations.at(-1)?.version ?? 0, options.nativeBinding);
  const database = openDatabase(file, options.nativeBinding);
  try {
    migrate(database, migrations, (version) => {
      const copy = `${file}.before-v${version + 1}-${fileStamp(options.wallMs)}`;
      makeVerifiedCopy(database, copy, options.nativeBinding);
    });
    const outbox = createSqliteOutbox(database, createdAt);
    readWhatMatters(database, outbox);
    return outbox;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Damage shows when pages are read: read every undelivered entry, and the newest whatever its state. */
function readWhatMatters(database: Database, outbox: Outbox): void {
  database.prepare(`SELECT count(fields), count(refusal) FROM entry WHERE state = 'pending'`).get();
  database.prepare(`SELECT count(fields), count(refusal) FROM entry WHERE state = 'quarantined'`).get();
  outbox.recentEntries(10);
  outbox.counts();
}

function setAside(file: string, wallMs: number): string {
  const keptAs = `${file.replace(/\.sqlite$/, '')}.damaged-${fileStamp(wallMs)}.sqlite`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, keptAs + suffix);
  }
  return keptAs;
}

function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  if (error instanceof ForeignFileError || error instanceof HeadlessLogError) return true;
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

function toProblem(file: string, error: unknown): OutboxProblem {
  if (error instanceof NewerOutboxError) {
    const { fileVersion, programVersion } = error;
    return { code: 'newer-file', file, fileVersion, programVersion };
  }
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'in-use', file, detail: describe(error) };
  }
  return { code: fullCodes.has(code) ? 'disk-full' : 'cannot-open', file, detail: describe(error) };
}

/** Even a look at a file in WAL mode needs room: 32 KiB for its shared memory. */
const fullCodes: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC']);

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
