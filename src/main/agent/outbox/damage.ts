/** What is in the file contradicts what the program wrote into it. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}

/** The file is an intact database, but not an outbox. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

/** The write-ahead log of a file that is gone. */
export class HeadlessLogError extends Error {
  override readonly name = 'HeadlessLogError';
}

/** Whether an error says that the file itself cannot be trusted any more. A full disk or a lock is none. */
export function isDamage(error: unknown): boolean {
  const isOurs = [DamagedFileError, ForeignFileError, HeadlessLogError].some((kind) => error instanceof kind);
  const code = sqliteCode(error);
  return isOurs || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** SQLite's own code of an error, e.g. `SQLITE_BUSY`; empty for any other error. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
