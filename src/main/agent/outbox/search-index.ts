import { rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { isDamage } from './damage';
import { pageMemoryKibibytes } from './database';
import type { SearchIndex } from '../history-port';
import { matchOf, prefixesOf, wordsOf } from './search-words';

/*
 * The index lies in a file of its own: it is made of the outbox and can be made again, so it takes no part in the sync of
 * a scan, in copies or in salvage. One that does not fit the outbox, or is damaged, is made anew.
 */

/** Raised when the file is made in another way; an older one is made anew. */
const indexVersion = 1;

/** From so many entries on, to put their numbers in order takes longer than to look at the newest of all. */
const commonFrom = 10_000;

const schema = [
  'CREATE TABLE source (outbox_id TEXT NOT NULL, indexed_to INTEGER NOT NULL, scan_id TEXT, count INTEGER NOT NULL) STRICT',
  // Nothing but which entry has which word: no positions, no lengths, no second copy of the text.
  `CREATE VIRTUAL TABLE word USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii')`,
  `CREATE VIRTUAL TABLE word_list USING fts5vocab (word, 'row')`,
];

/** Name of the index in a data folder. */
export const searchIndexFileName = 'history-index.sqlite';

/** Where the index lies in a data folder. */
export function searchIndexFile(dataFolder: string): string {
  return path.join(dataFolder, searchIndexFileName);
}

/** What is tidied up with every addition: more than an addition leaves to be done, and a few milliseconds. */
const mergePages = 32;

interface Source {
  outbox_id: string;
  indexed_to: number;
  scan_id: string | null;
  count: number;
}

/** Opens the index of an outbox in its data folder, or makes a new one. Throws SQLite's error. */
export function openSearchIndex(dataFolder: string, outboxId: string): SearchIndex {
  const file = searchIndexFile(dataFolder);
  let database = openOrRenew();
  let statements = prepare(database);

  function openOrRenew(): Database {
    try {
      const opened = open();
      if (isUsable(opened)) return opened;
      opened.close();
    } catch {
      // Whatever is wrong with it: a new one takes its place, and nothing is lost by that.
    }
    return renewFile();
  }

  function open(): Database {
    const opened = new SqliteDatabase(file, { timeout: 0 });
    opened.pragma('locking_mode = EXCLUSIVE');
    opened.pragma('journal_mode = WAL');
    // What a power cut takes is indexed again.
    opened.pragma('synchronous = NORMAL');
    opened.pragma(`cache_size = -${pageMemoryKibibytes}`);
    return opened;
  }

  function isUsable(opened: Database): boolean {
    if (opened.pragma('user_version', { simple: true }) !== indexVersion) return false;
    return (
      (opened.prepare('SELECT outbox_id FROM source').get() as Source | undefined)?.outbox_id === outboxId
    );
  }

  function renewFile(): Database {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const made = open();
    made.transaction(() => {
      for (const statement of schema) made.exec(statement);
      // By itself the index would now and then merge for a quarter of a second.
      made.exec(`INSERT INTO word (word, rank) VALUES ('automerge', 0), ('crisismerge', 64)`);
      made.prepare('INSERT INTO source VALUES (?, 0, NULL, 0)').run(outboxId);
      made.pragma(`user_version = ${indexVersion}`);
    })();
    return made;
  }

  /** A damaged file is made anew before the error is told: the next one who opens it finds an empty one. */
  function guarded<Result>(run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      if (isDamage(error)) renew();
      throw error;
    }
  }

  function renew(): void {
    database.close();
    database = renewFile();
    statements = prepare(database);
  }

  function readSource(): Source {
    const source = statements.source.get();
    if (source === undefined) throw new Error('The index of the history has lost its own row.');
    return source;
  }

  return {
    indexedTo: () => {
      const { indexed_to: seq, scan_id: scanId, count } = guarded(readSource);
      return { seq, scanId, count };
    },
    add: (entries) => {
      guarded(
        database.transaction(() => {
          for (const { seq, values } of entries) statements.add.run(seq, wordsOf(values));
          const last = entries.at(-1);
          if (last !== undefined) statements.note.run(last.seq, last.scanId, entries.length);
          statements.merge.run(mergePages);
        }),
      );
    },
    finder: ({ code, operator }) => {
      const match = guarded(() => matchOf(code === null || isCommon(code) ? null : code, operator));
      if (match === null) return null;
      return ({ from, to }, limit) =>
        guarded(() => statements.find.all({ match, from, to, limit }).map(({ rowid }) => rowid));
    },
    renew,
    close: () => {
      database.close();
    },
  };

  function isCommon(code: string): boolean {
    const prefixes = prefixesOf(code);
    // Most of what is common is a word by itself, and to read on in one word costs next to nothing.
    return (
      prefixes.some((prefix) => isReached(statements.countExact.get(`"${prefix}"`, commonFrom))) ||
      prefixes.some((prefix) =>
        isReached(statements.countWords.get(prefix, `${prefix}\u{10ffff}`, commonFrom)),
      )
    );
  }
}

function isReached(counted: { count: number } | undefined): boolean {
  return (counted?.count ?? 0) >= commonFrom;
}

function prepare(database: Database) {
  return {
    source: database.prepare<[], Source>('SELECT * FROM source'),
    add: database.prepare<[seq: number, words: string]>('INSERT INTO word (rowid, words) VALUES (?, ?)'),
    note: database.prepare<[seq: number, scanId: string, count: number]>(
      'UPDATE source SET indexed_to = ?, scan_id = ?, count = count + ?',
    ),
    merge: database.prepare<[pages: number]>(`INSERT INTO word (word, rank) VALUES ('merge', ?)`),
    find: database.prepare<[{ match: string; from: number; to: number; limit: number }], { rowid: number }>(
      `SELECT rowid FROM word WHERE word MATCH @match AND rowid BETWEEN @from AND @to
       ORDER BY rowid DESC LIMIT @limit`,
    ),
    countExact: database.prepare<[match: string, limit: number], { count: number }>(
      'SELECT count(*) AS count FROM (SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)',
    ),
    // The sum of entries over the words, of as few words as it takes to know.
    countWords: database.prepare<[from: string, to: string, limit: number], { count: number }>(
      `SELECT coalesce(sum(doc), 0) AS count
       FROM (SELECT doc FROM word_list WHERE term >= ? AND term < ? LIMIT ?)`,
    ),
  };
}
