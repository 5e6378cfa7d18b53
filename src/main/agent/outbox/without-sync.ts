import type { Database } from 'better-sqlite3';
import { DamagedFileError } from './damage';

/**
 * Changes that nobody counts on: should a power cut undo the last of them, they are made again. No sync is waited for, by a
 * scan least of all; the next scan's sync takes them along.
 */
export function withoutSync<Result>(database: Database, change: () => Result): Result {
  const isUnderWay = (): boolean => database.inTransaction;
  if (isUnderWay()) return change();
  database.pragma('synchronous = NORMAL');
  try {
    return change();
  } catch (error) {
    if (!isUnderWay()) throw error;
    throw new DamagedFileError('The outbox file took a change neither whole nor back.', { cause: error });
  } finally {
    if (!isUnderWay()) database.pragma('synchronous = FULL');
  }
}
