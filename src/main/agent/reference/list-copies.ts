import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { ReferenceListName } from '../../../shared/reference';
import type { ListMark, ReferenceRow } from '../destination/destination';
import type { ListChanges } from './list-changes';
import {
  codeValueSchema,
  operatorValueSchema,
  readRow,
  type CodeValue,
  type OperatorValue,
} from './read-row';

/** What is known of a copy. */
export interface CopyState {
  /** Rises by one with every change, and never goes back; 0: the list was never read. */
  version: number;
  /** The one this file began with: of earlier ones it knows nothing. */
  firstVersion: number;
  /** The state of the list it is a copy of. */
  mark: ListMark | null;
  checkedAtMs: number | null;
}

/** A usable row of a copy. */
export interface CopiedRow<Value> {
  code: string;
  isActive: boolean;
  value: Value;
}

/** The copies of the lists, in one SQLite file. Every call is one transaction. */
export interface ListCopies {
  state: (list: ReferenceListName) => CopyState;
  /** Puts changed rows into a copy and answers whether it is now the same as the list. */
  add(list: ReferenceListName, rows: readonly ReferenceRow[], mark: ListMark): boolean;
  /** Puts the whole list in place of the copy. */
  replace(list: ReferenceListName, rows: readonly ReferenceRow[]): void;
  /** The copy is as new as this. `isNew`: something in it has changed, and its version rises. */
  noteChecked(list: ReferenceListName, mark: ListMark, checkedAtMs: number, isNew: boolean): void;
  operators: () => CopiedRow<OperatorValue>[];
  codes(list: Exclude<ReferenceListName, 'operators'>): CopiedRow<CodeValue>[];
  count(list: ReferenceListName): number;
  /** The first rows that cannot be used. */
  badRows(list: ReferenceListName): { code: string; why: string }[];
}

/** How many bad rows are named; whoever mends these sees the next. */
const namedBadRows = 5;

interface StateRow {
  version: number;
  mark: string;
  checked_at: number;
  first_version: number | null;
}

/**
 * Creates the copies on an open file. `versionBefore` answers the version a list had in the file before this one, which is
 * gone: its scans are still there, and must not look newer than the list. 0: there was none.
 */
export function createListCopies(
  database: Database,
  changes: ListChanges,
  versionBefore: (list: ReferenceListName) => number,
): ListCopies {
  const readState = database.prepare<[string], StateRow>(
    `SELECT list.version, mark, checked_at, list_begin.version AS first_version
     FROM list LEFT JOIN list_begin ON list_begin.list = list.name WHERE name = ?`,
  );
  const begin = database.prepare<[string, number]>(
    'INSERT OR REPLACE INTO list_begin (list, version) VALUES (?, ?)',
  );
  const writeState = database.prepare<[string, number, string, number]>(
    'INSERT OR REPLACE INTO list (name, version, mark, checked_at) VALUES (?, ?, ?, ?)',
  );
  const writeRow = database.prepare<[string, string, number, string, string, string | null]>(
    'INSERT OR REPLACE INTO item (list, code, is_active, changed_at, value, problem) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const clear = database.prepare<[string]>('DELETE FROM item WHERE list = ?');
  const readKeys = database.prepare<[string], { code: string; changed_at: string }>(
    'SELECT code, changed_at FROM item WHERE list = ?',
  );
  const readRows = database.prepare<[string], { code: string; is_active: number; value: string }>(
    'SELECT code, is_active, value FROM item WHERE list = ? AND problem IS NULL ORDER BY code',
  );
  const countRows = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM item WHERE list = ? AND problem IS NULL AND is_active',
  );
  const readBad = database.prepare<[string, number], { code: string; why: string }>(
    `SELECT code, problem AS why FROM item WHERE list = ? AND problem IS NOT NULL ORDER BY code LIMIT ?`,
  );

  function put(list: ReferenceListName, rows: readonly ReferenceRow[]): void {
    for (const raw of rows) {
      const row = readRow(list, raw);
      if (row === null) continue;
      writeRow.run(
        list,
        row.code,
        Number(row.isActive),
        row.changedAt,
        JSON.stringify(row.value),
        row.problem,
      );
    }
  }

  /** What comes with the next version. Before the first one nothing was known, so nothing has changed. */
  function record(list: ReferenceListName, codes: readonly string[] | null, change: () => void): void {
    const { version } = state(list);
    if (version === 0) change();
    else changes.record(list, version + 1, codes, change);
  }

  function isSame(list: ReferenceListName, mark: ListMark): boolean {
    const keys = readKeys.all(list);
    const sum = keys.reduce((total, { code, changed_at: at }) => total + crc32(`${code}/${at}`), 0);
    return keys.length === mark.count && sum === mark.sum;
  }

  function usableRows<Value>(list: ReferenceListName, parse: (value: unknown) => Value): CopiedRow<Value>[] {
    return readRows.all(list).map(({ code, is_active: isActive, value }) => ({
      code,
      isActive: isActive === 1,
      value: parse(JSON.parse(value)),
    }));
  }

  function state(list: ReferenceListName): CopyState {
    const row = readState.get(list);
    if (row === undefined) return { version: 0, firstVersion: 0, mark: null, checkedAtMs: null };
    return {
      version: row.version,
      firstVersion: row.first_version ?? 1,
      mark: JSON.parse(row.mark) as ListMark,
      checkedAtMs: row.checked_at,
    };
  }

  return {
    state,
    add: database.transaction((list: ReferenceListName, rows: readonly ReferenceRow[], mark: ListMark) => {
      const codes = rows.map(({ code }) => String(code));
      record(list, codes, () => {
        put(list, rows);
      });
      return isSame(list, mark);
    }),
    replace: database.transaction((list: ReferenceListName, rows: readonly ReferenceRow[]) => {
      record(list, null, () => {
        clear.run(list);
        put(list, rows);
      });
    }),
    noteChecked: database.transaction(
      (list: ReferenceListName, mark: ListMark, checkedAtMs: number, isNew: boolean) => {
        const { version } = state(list);
        const next = version === 0 ? versionBefore(list) + 1 : version + Number(isNew);
        if (version === 0) begin.run(list, next);
        writeState.run(list, next, JSON.stringify(mark), checkedAtMs);
      },
    ),
    operators: () => usableRows('operators', (value) => operatorValueSchema.parse(value)),
    codes: (list) => usableRows(list, (value) => codeValueSchema.parse(value)),
    count: (list) => countRows.get(list)?.count ?? 0,
    badRows: (list) => readBad.all(list, namedBadRows),
  };
}
