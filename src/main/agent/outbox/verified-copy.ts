import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { errorText } from '../../../shared/error-text';
import { syncFolder } from './sync-folder';

/** What a file holds, in numbers; equal for a file and its copy. */
interface Picture {
  version: number;
  outboxId: string;
  lastSeq: number;
  /** Entries by state. */
  counts: Readonly<Record<string, number>>;
}

/** A copy that is not what it was made from. The file itself was not changed. */
export class BadCopyError extends Error {
  override readonly name = 'BadCopyError';
}

/**
 * Makes a copy of an open file at `copy`, with everything that is still in its write-ahead log. When it returns, the copy
 * is whole, on disk and checked: SQLite's full check, and the same numbers as the file's. Copies are never deleted; one
 * of the same name up to its time and with the same numbers, from an attempt that was interrupted later on, is kept in
 * its place. Answers the path of the copy that counts. Throws `BadCopyError`, SQLite's or the system's error.
 */
export function makeVerifiedCopy(database: Database, copy: string): string {
  const picture = takePicture(database);
  const earlier = findEarlier(copy, picture);
  if (earlier !== null) return earlier;
  const unfinished = `${copy}.new`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  const problem = compareCopy(unfinished, picture);
  if (problem !== null) {
    throw new BadCopyError(
      `The copy ${unfinished} ${problem}. Nothing was changed; the scans are safe in the file itself.`,
    );
  }
  // SQLite leaves the syncing of such a copy to whoever asked for it.
  syncFile(unfinished);
  renameSync(unfinished, copy);
  syncFolder(path.dirname(copy));
  return copy;
}

/** Copies of one purpose differ by the time at their end. */
function findEarlier(copy: string, picture: Picture): string | null {
  const folder = path.dirname(copy);
  const purpose = path.basename(copy).replace(/\d{4}-\d{2}-\d{2}T[\d-]+Z$/, '');
  const names = readdirSync(folder).filter((name) => name.startsWith(purpose) && name.endsWith('Z'));
  return (
    names.map((name) => path.join(folder, name)).find((file) => compareCopy(file, picture) === null) ?? null
  );
}

/** What is wrong with a copy, as the end of a sentence; null: nothing. */
function compareCopy(file: string, expected: Picture): string | null {
  if (!existsSync(file)) return 'is not there';
  let copy: Database | null = null;
  try {
    copy = new SqliteDatabase(file, { readonly: true });
    const verdict = String(copy.pragma('integrity_check', { simple: true }));
    if (verdict !== 'ok') return `is damaged (${verdict})`;
    const found = JSON.stringify(takePicture(copy));
    return found === JSON.stringify(expected)
      ? null
      : `holds ${found} in place of ${JSON.stringify(expected)}`;
  } catch (error) {
    return `cannot be read (${errorText(error)})`;
  } finally {
    copy?.close();
  }
}

function takePicture(database: Database): Picture {
  const row = database
    .prepare<[], { outbox_id: string; last_seq: number }>('SELECT outbox_id, last_seq FROM outbox')
    .get();
  const states = database
    .prepare<[], { state: string; count: number }>(
      'SELECT state, count(*) AS count FROM entry GROUP BY state ORDER BY state',
    )
    .all();
  return {
    version: Number(database.pragma('user_version', { simple: true })),
    outboxId: row?.outbox_id ?? '',
    lastSeq: row?.last_seq ?? 0,
    counts: Object.fromEntries(states.map(({ state, count }) => [state, count])),
  };
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
