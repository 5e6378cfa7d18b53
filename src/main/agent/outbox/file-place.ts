import { existsSync, mkdirSync, renameSync, statSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { FilePlace } from './outbox';
import { fileStamp } from './outbox-file';
import { syncFolder } from './sync-folder';
import { makeVerifiedCopy } from './verified-copy';

/**
 * An open file goes on working when its name or its folder is deleted, and everything in it is gone when the program ends:
 * whether the name still leads to the open file, and how its content gets a name again.
 */
export function createFilePlace(database: Database, file: string): FilePlace {
  const opened = look(file);

  return {
    file,
    isInPlace: () => {
      const found = look(file);
      return opened === null || (found !== null && found.ino === opened.ino && found.dev === opened.dev);
    },
    putBack: (wallMs) => {
      mkdirSync(path.dirname(file), { recursive: true });
      const stamp = fileStamp(wallMs);
      const copy = makeVerifiedCopy(database, `${file}.put-back-${stamp}`);
      // A log left behind belongs to the file that has lost its name; to the new one it would be rubbish.
      for (const suffix of ['-wal', '-shm', '']) {
        if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.in-the-way-${stamp}${suffix}`);
      }
      renameSync(copy, file);
      syncFolder(path.dirname(file));
    },
  };
}

/** Null: there is nothing of that name. Throws when that cannot be said. */
function look(file: string): BigIntStats | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false }) ?? null;
}
