import type { NumberList } from './ledger';

/**
 * What became of a damaged file that was set aside. Every number it gave out is delivered, salvaged or missing: appended =
 * delivered + salvaged + missing. Times are wall milliseconds, for display only.
 */
export interface SalvageReport {
  /** Path of the damaged file, which is kept whole. */
  keptAs: string;
  /** What SQLite said about it; empty when that is not known any more. */
  detail: string;
  foundAtMs: number;
  state: 'reading' | 'done' | 'failed';
  /** How much of the file is read, in percent. */
  percent: number;
  /** Why it failed; it is tried again at the next start. */
  failure: string | null;
  /** The highest number the file gave out, as far as anything in it still tells. */
  appended: number;
  /** In the database before, by the file's own word. */
  delivered: number;
  /** Undelivered and readable: they are in the outbox in use now, under their own numbers. */
  salvaged: number;
  /** How many of the salvaged ones came from the second copy. */
  fromSecondCopy: number;
  /** Salvaged ones the outbox in use could not take in, because another entry has their place. */
  conflicts: number;
  missing: NumberList;
  /** Missing, and in the database all the same; null until it could be asked. */
  missingInDatabase: NumberList | null;
  /** Missing and not in the database either; null until it could be asked. */
  lost: NumberList | null;
  /** The file does not tell its own id any more: the database can never be asked about its numbers. */
  isIdentityLost: boolean;
  /** Path of the report for people, beside the file; null until it is written. */
  reportFile: string | null;
  /** A person has seen it; null: not yet. */
  notedAtMs: number | null;
}
