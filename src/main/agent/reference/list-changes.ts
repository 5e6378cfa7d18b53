import type { Database } from 'better-sqlite3';
import type { ReferenceListName } from '../../../shared/reference';

/** Which codes a list knows, and knew when it had an earlier version. A code that is not active is not known. */
export interface ListChanges {
  /**
   * Changes a copy and records which of `codes` (null: any code) it made known or unknown, and with which version. To be
   * called in a transaction.
   */
  record(list: ReferenceListName, version: number, codes: readonly string[] | null, change: () => void): void;
  isKnown: (list: ReferenceListName, code: string) => boolean;
  /** Whether the list had the code when it had this version, which is not above the present one. */
  wasKnown: (list: ReferenceListName, code: string, version: number) => boolean;
}

/** So many changes are remembered; beyond, a list is taken for what it was after the oldest of them. */
const rememberedChanges = 100_000;

/** Creates the record in the open file of the lists. */
export function createListChanges(database: Database): ListChanges {
  const findKnown = database.prepare<[string, string], { code: string }>(
    'SELECT code FROM item WHERE list = ? AND code = ? AND problem IS NULL AND is_active',
  );
  const allKnown = database.prepare<[string], { code: string }>(
    'SELECT code FROM item WHERE list = ? AND problem IS NULL AND is_active',
  );
  // What it was before the first change to a version counts: a change may be made in two steps.
  const insert = database.prepare<[string, string, number, number]>(
    'INSERT OR IGNORE INTO list_change (list, code, version, was_known) VALUES (?, ?, ?, ?)',
  );
  const forget = database.prepare<[number]>(
    'DELETE FROM list_change WHERE change_id <= (SELECT max(change_id) FROM list_change) - ?',
  );
  const findNext = database.prepare<[string, string, number], { was_known: number }>(
    'SELECT was_known FROM list_change WHERE list = ? AND code = ? AND version > ? ORDER BY version LIMIT 1',
  );
  const isKnown: ListChanges['isKnown'] = (list, code) => findKnown.get(list, code) !== undefined;

  function readKnown(list: ReferenceListName, codes: readonly string[] | null): Set<string> {
    if (codes === null) return new Set(allKnown.all(list).map(({ code }) => code));
    return new Set(codes.filter((code) => isKnown(list, code)));
  }

  return {
    record: (list, version, codes, change) => {
      const before = readKnown(list, codes);
      change();
      const after = readKnown(list, codes);
      for (const code of before) if (!after.has(code)) insert.run(list, code, version, 1);
      for (const code of after) if (!before.has(code)) insert.run(list, code, version, 0);
      forget.run(rememberedChanges);
    },
    isKnown,
    wasKnown: (list, code, version) => {
      const next = findNext.get(list, code, version);
      return next === undefined ? isKnown(list, code) : next.was_known === 1;
    },
  };
}
