import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { OutboxProblem } from '../../../shared/status';
import { ForeignFileError, openDatabase } from './database';
import { migrate, NewerOutboxError, type Migration } from './migrate';
import { migrations as releasedMigrations } from './migrations';
import type { Outbox } from './outbox';
import { createSqliteOutbox } from './sqlite-outbox';

/** Name of the outbox file inside the station's data folder. */
export const outboxFileName = 'outbox.sqlite';

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
    return { state: 'ready', outbox: openFile(file, options) };
  } catch (error) {
    if (!isDamage(error)) return { state: 'refused', problem: toProblem(file, error) };
    return replaceDamaged(file, options, describe(error));
  }
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
  const database = openDatabase(file, options.nativeBinding);
  try {
    const migrations = options.migrations ?? releasedMigrations;
    migrate(database, migrations, (version) => `${file}.before-v${version + 1}-${fileStamp(options.wallMs)}`);
    const outbox = createSqliteOutbox(database, new Date(options.wallMs).toISOString());
    readBothEnds(database, outbox);
    return outbox;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Damage shows when pages are read: touch the ends of the table and of both indexes, whatever the file's size. */
function readBothEnds(database: Database, outbox: Outbox): void {
  database.prepare('SELECT * FROM entry ORDER BY seq LIMIT 1').get();
  outbox.recentEntries(1);
  outbox.pendingEntries(1);
  outbox.counts();
}

function setAside(file: string, wallMs: number): string {
  const keptAs = `${file.replace(/\.sqlite$/, '')}.damaged-${fileStamp(wallMs)}.sqlite`;
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, keptAs + suffix);
  }
  return keptAs;
}

function fileStamp(wallMs: number): string {
  return new Date(wallMs).toISOString().replaceAll(':', '-').replace('.', '-');
}

function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return error instanceof ForeignFileError || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
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
  return { code: 'cannot-open', file, detail: describe(error) };
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
