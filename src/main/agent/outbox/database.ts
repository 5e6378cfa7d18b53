import SqliteDatabase, { type Database } from 'better-sqlite3';

/** Marks a SQLite file as an outbox of this program: the bytes "SCNS". */
export const outboxApplicationId = 0x53_43_4e_53;

/** The file is an intact database, but not an outbox. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

/** A sync setting that the file refused to take: without it a saved scan could be lost by a power cut. */
export class UnsafeDatabaseError extends Error {
  override readonly name = 'UnsafeDatabaseError';
}

/**
 * Opens (or creates) the outbox file for this process alone. `nativeBinding` is the absolute path of the SQLite
 * add-on where the program is packaged. Throws SQLite's own error (`code` SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_BUSY,
 * SQLITE_CANTOPEN …), `ForeignFileError` or `UnsafeDatabaseError`; the file is closed again and unchanged.
 */
export function openDatabase(file: string, nativeBinding?: string): Database {
  const database = new SqliteDatabase(file, {
    // A lock held by another program is not going to vanish: answer at once instead of freezing the agent.
    timeout: 0,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
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

  const applicationId = Number(database.pragma('application_id', { simple: true }));
  const isEmpty = Number(database.pragma('page_count', { simple: true })) === 0;
  if (!isEmpty && applicationId !== outboxApplicationId) {
    throw new ForeignFileError(`${file} is a SQLite file, but not an outbox of this program.`);
  }

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
  if (isEmpty) database.pragma(`application_id = ${outboxApplicationId}`);
}
