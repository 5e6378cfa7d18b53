import { renameSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { Log } from '../../../shared/log';

/** Name of the file in the data folder. */
export const referenceFileName = 'reference.sqlite';

/** Marks the file as ours: the bytes "SCNR". */
const applicationId = 1_396_919_890;
const version = 1;

const tables = `
CREATE TABLE list (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (json_valid(mark)),
  checked_at INTEGER NOT NULL
) STRICT;
CREATE TABLE item (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  is_active INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  problem TEXT,
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE pin_failure (
  person TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  failed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE session (
  token TEXT PRIMARY KEY,
  badge TEXT,
  used_at INTEGER NOT NULL
) STRICT;
PRAGMA application_id = 1396919890;
PRAGMA user_version = 1;`;

/**
 * Which codes came and went with which version of a list, with which the file began, and what a person decided. Added to the file of an
 * older release without a new version: going back to it must find its operators and their PINs.
 */
const addedTables = `
CREATE TABLE IF NOT EXISTS list_change (
  change_id INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  was_known INTEGER NOT NULL,
  UNIQUE (list, code, version)
) STRICT;
CREATE TABLE IF NOT EXISTS list_begin (
  list TEXT PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS left_scan (
  decision_id INTEGER PRIMARY KEY,
  scan_id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  person TEXT NOT NULL,
  left_at INTEGER NOT NULL
) STRICT;`;

/** Where and how the file is opened. */
export interface ReferenceFileOptions {
  dataFolder: string;
  wallMs: number;
  log: Log;
}

/**
 * Opens the file of the lists, or makes it. One that cannot be read is set aside whole and a new one begun: the lists come
 * again from the database. Where no file can be opened, they are kept in memory until the next start.
 */
export function openReferenceFile({ dataFolder, wallMs, log }: ReferenceFileOptions): Database {
  const file = path.join(dataFolder, referenceFileName);
  try {
    return openOrCreate(file);
  } catch (error) {
    const detail = String(error);
    if (isUnreadable(error)) {
      const keptAs = `${file}.set-aside-${new Date(wallMs).toISOString().replaceAll(/[:.]/g, '-')}`;
      log('error', 'The copies of the lists cannot be read; they are fetched again.', { detail, keptAs });
      renameSync(file, keptAs);
      return openOrCreate(file);
    }
    log('error', 'The copies of the lists are kept in memory until the next start.', { detail });
    return openOrCreate(':memory:');
  }
}

/** Not SQLite's, damaged, or of another program or version; a disk that is full or a file in use mends itself. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof ForeignFileError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT');
}

class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

function openOrCreate(file: string): Database {
  const database = new SqliteDatabase(file, { timeout: 0 });
  try {
    // One file and no log beside it: what a power cut takes with it is fetched again.
    database.pragma('locking_mode = EXCLUSIVE');
    if (Number(database.pragma('page_count', { simple: true })) === 0)
      database.exec(`BEGIN; ${tables} COMMIT;`);
    const [id, found] = ['application_id', 'user_version'].map((name) =>
      database.pragma(name, { simple: true }),
    );
    if (id !== applicationId || found !== version) {
      throw new ForeignFileError(
        `${file} was made by another program or another version (${String(found)}).`,
      );
    }
    database.prepare('SELECT count(*) FROM item').get();
    database.exec(`BEGIN; ${addedTables} COMMIT;`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
