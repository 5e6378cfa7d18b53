import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

/** Size of a page of every outbox file. */
export const pageSize = 4_096;

/** Numbers of the leaf pages of a table or index of a closed file, in order. */
export function leafPagesOf(file: string, name: string): number[] {
  return listPages(file, name, `pagetype = 'leaf'`);
}

/** Numbers of all pages of a table or index of a closed file. */
export function pagesOf(file: string, name: string): number[] {
  return listPages(file, name, 'TRUE');
}

function listPages(file: string, name: string, condition: string): number[] {
  const database = new SqliteDatabase(file, { readonly: true });
  try {
    return database
      .prepare<[string], { pageno: number }>(
        `SELECT pageno FROM dbstat WHERE name = ? AND ${condition} ORDER BY path`,
      )
      .all(name)
      .map(({ pageno }) => pageno);
  } finally {
    database.close();
  }
}

/** Overwrites pages (numbered from 1) of a file with bytes from `random`. */
export function overwritePages(file: string, pages: readonly number[], random: () => number): void {
  const handle = openSync(file, 'r+');
  try {
    for (const page of pages) {
      const rubbish = Buffer.from(Array.from({ length: pageSize }, () => Math.floor(random() * 256)));
      writeSync(handle, rubbish, 0, pageSize, (page - 1) * pageSize);
    }
  } finally {
    closeSync(handle);
  }
}

/** How many whole pages a file has. */
export function countPages(file: string): number {
  return Math.floor(readFileSync(file).length / pageSize);
}
