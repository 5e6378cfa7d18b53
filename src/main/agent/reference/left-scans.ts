import type { Database } from 'better-sqlite3';

/** Which scans are to stay as they are although newer lists know their codes otherwise. */
export interface LeftScans {
  /** Somebody (a badge, or `station`) decided so. */
  leave(scanId: string, key: string, by: string, wallMs: number): void;
  /** Whether that was decided for these very differences. */
  isLeft: (scanId: string, key: string) => boolean;
}

/** So many are remembered: more than are ever judged again. */
const rememberedScans = 20_000;

/** Keeps them in the open file of the lists. */
export function createLeftScans(database: Database): LeftScans {
  const write = database.prepare<[string, string, string, number]>(
    'INSERT OR REPLACE INTO left_scan (scan_id, key, person, left_at) VALUES (?, ?, ?, ?)',
  );
  const read = database.prepare<[string], { key: string }>('SELECT key FROM left_scan WHERE scan_id = ?');
  const forget = database.prepare<[number]>(
    'DELETE FROM left_scan WHERE decision_id <= (SELECT max(decision_id) FROM left_scan) - ?',
  );
  return {
    leave: (scanId, key, by, wallMs) => {
      write.run(scanId, key, by, wallMs);
      forget.run(rememberedScans);
    },
    isLeft: (scanId, key) => read.get(scanId)?.key === key,
  };
}
