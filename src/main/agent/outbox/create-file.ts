import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from './database';
import { migrate, type Migration } from './migrate';
import { createSqliteOutbox } from './sqlite-outbox';
import { syncFolder } from './sync-folder';

/** What a new outbox file is made of. */
export interface NewFile {
  migrations: readonly Migration[];
  /** ISO 8601. */
  createdAt: string;
}

/** Whether there is no outbox at this path yet: no file, or one without a byte. */
export function isMissing(file: string): boolean {
  return !existsSync(file) || statSync(file).size === 0;
}

/**
 * Makes an empty outbox at a path where none is. It gets its name only when it is complete and on disk: whatever dies
 * meanwhile, a file of that name is never half of one. Throws SQLite's or the system's error.
 */
export function createFile(file: string, { migrations, createdAt }: NewFile): void {
  const unfinished = `${file}.new`;
  // An earlier attempt that died. Nothing was ever saved in it: it never had the name under which scans are saved.
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  const database = openDatabase(unfinished);
  try {
    migrate(database, migrations, () => undefined);
    createSqliteOutbox(database, createdAt);
  } finally {
    database.close();
  }
  renameSync(unfinished, file);
  syncFolder(path.dirname(file));
}
