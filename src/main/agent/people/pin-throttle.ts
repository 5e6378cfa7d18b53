import type { Database } from 'better-sqlite3';

/** Wrong PINs without a consequence: a glove hits the wrong key now and then. */
const freeFailures = 3;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/** How long nobody may try again after so many wrong PINs in a row: 30 s from the third on, doubled each time, up to 15 min. */
export function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeFailures));
}

/** Remembers wrong PINs through restarts. */
export interface PinThrottle {
  /** How long this person has to wait now; 0: not at all. */
  waitMs(person: string, wallMs: number): number;
  /** To be called before a PIN is looked at: whoever ends the program meanwhile gains nothing. */
  noteTry(person: string, wallMs: number): void;
  /** The PIN was right. */
  forget(person: string): void;
}

/** Creates the memory in an open file of the lists. */
export function createPinThrottle(database: Database): PinThrottle {
  const read = database.prepare<[string], { failures: number; failed_at: number }>(
    'SELECT failures, failed_at FROM pin_failure WHERE person = ?',
  );
  const write = database.prepare<[string, number, number]>(
    'INSERT OR REPLACE INTO pin_failure (person, failures, failed_at) VALUES (?, ?, ?)',
  );
  const remove = database.prepare<[string]>('DELETE FROM pin_failure WHERE person = ?');
  return {
    waitMs: (person, wallMs) => {
      const row = read.get(person);
      if (row === undefined) return 0;
      const elapsedMs = wallMs - row.failed_at;
      // A clock that was set back must not lock anybody out for as long as it was set back.
      if (elapsedMs < 0) write.run(person, row.failures, wallMs);
      return Math.max(0, waitAfter(row.failures) - Math.max(0, elapsedMs));
    },
    noteTry: (person, wallMs) => {
      write.run(person, (read.get(person)?.failures ?? 0) + 1, wallMs);
    },
    forget: (person) => {
      remove.run(person);
    },
  };
}
