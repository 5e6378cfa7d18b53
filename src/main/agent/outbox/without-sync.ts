import type { Database } from 'better-sqlite3';

/**
 * Changes that nobody counts on: should a power cut undo the last of them, they are made again. No sync is waited for, by a
 * scan least of all; the next scan's sync takes them along.
 */
export function withoutSync<Result>(database: Database, change: () => Result): Result {
  if (database.inTransaction) return change();
  database.pragma('synchronous = NORMAL');
  try {
    return change();
  } finally {
    database.pragma('synchronous = FULL');
  }
}
