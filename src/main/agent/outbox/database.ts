import { existsSync, statSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { ForeignFileError } from './damage';
import { NewerOutboxError, readVersion } from './migrate';

/** Marks a SQLite file as an outbox of this program: the bytes "SCNS". */
export const outboxApplicationId = 0x53_43_4e_53;

/**
 * Length of the write-ahead log at which SQLite itself checkpoints, inside a commit: 32 MB. Not reached while the agent's
 * own checkpoints work (checkpoints.ts), and what bounds the log when they cannot keep up.
 */
export const logLimitPages = 8_000;

/**
 * Memory for the pages of a file, in kibibytes. SQLite's own default; better-sqlite3 is compiled with 16,000, which the
 * scans of weeks fill little by little, for nothing: the system keeps the same pages in its file cache.
 */
export const pageMemoryKibibytes = 2_000;

/** A lock held by another program is not going to vanish: it answers at once instead of freezing the agent. */
const lockTimeoutMs = 0;

/**
 * A log that large changes made longer than this is cut back when it begins again. Well above what scans alone make of it
 * before it is moved (checkpoints.ts): to write into room that the file has costs less than to make it longer.
 */
export const logLimitBytes = 16 * 1_024 * 1_024;

/** A sync setting that the file refused to take: without it a saved scan could be lost by a power cut. */
export class UnsafeDatabaseError extends Error {
  override readonly name = 'UnsafeDatabaseError';
}

/**
 * Looks at a file without changing a byte of it: opening it for writing would already move its write-ahead log. A file
 * that does not exist or is empty is fine. Throws `ForeignFileError`, `NewerOutboxError` or SQLite's own error.
 */
export function assertOurs(file: string, programVersion: number): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const database = new SqliteDatabase(file, { timeout: lockTimeoutMs, readonly: true });
  try {
    const fileVersion = readVersion(database);
    if (Number(database.pragma('application_id', { simple: true })) !== outboxApplicationId) {
      throw new ForeignFileError(`${file} is a SQLite file, but not an outbox of this program.`);
    }
    if (fileVersion > programVersion) throw new NewerOutboxError(fileVersion, programVersion);
  } finally {
    database.close();
  }
}

/**
 * Opens (or creates) the outbox file for this process alone. Throws SQLite's own error (`code` SQLITE_CORRUPT,
 * SQLITE_NOTADB, SQLITE_BUSY, SQLITE_CANTOPEN …) or `UnsafeDatabaseError`; the file is closed again.
 */
export function openDatabase(file: string): Database {
  const database = new SqliteDatabase(file, { timeout: lockTimeoutMs });
  try {
    configure(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: Database, file: string): void {
  // One process owns the file; a second program must be refused, not let in.
  database.pragma('locking_mode = EXCLUSIVE');

  const isEmpty = Number(database.pragma('page_count', { simple: true })) === 0;
  // Only a file without a table takes it; in others pages that pruning has emptied are used again, and never given back.
  if (isEmpty) database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma('journal_mode = WAL');
  // better-sqlite3 is compiled with NORMAL for WAL files, which may lose the last commits in a power cut.
  // The setting belongs to the connection, so it is made on every open and read back.
  database.pragma('synchronous = FULL');
  const synchronous = Number(database.pragma('synchronous', { simple: true }));
  const journalMode = String(database.pragma('journal_mode', { simple: true }));
  if (synchronous !== 2 || journalMode !== 'wal') {
    throw new UnsafeDatabaseError(
      `${file} does not accept full sync (synchronous ${synchronous}, journal ${journalMode}); scans would not be safe in it.`,
    );
  }
  database.pragma(`cache_size = -${pageMemoryKibibytes}`);
  database.pragma(`wal_autocheckpoint = ${logLimitPages}`);
  database.pragma(`journal_size_limit = ${logLimitBytes}`);
  if (isEmpty) database.pragma(`application_id = ${outboxApplicationId}`);
}
