import type { EntryDetail, HistoryQuery } from '../../shared/history';
import type { SeqRange } from '../../shared/ledger';
import type { EntrySummary } from '../../shared/status';
import type { OutboxJudgement } from './judgement-port';
import type { OutboxShift } from './shift-port';

/* What the search of the history asks of the outbox and of its index; a part of the outbox's port. */

/** An entry as the index of the history takes it; a void has no values. */
export interface SearchableEntry {
  seq: number;
  scanId: string;
  values: string[];
}

/** What a search of the history, the report of a shift and judging again ask of the outbox. */
export interface OutboxHistory extends OutboxShift, OutboxJudgement {
  /** The lowest number there is; null: the outbox is empty. */
  firstSeq(): number | null;
  scanIdOf(seq: number): string | null;
  /** Entries behind `afterSeq` in order. */
  searchableEntries(afterSeq: number, limit: number): SearchableEntry[];
  /** A range that holds every entry captured on these local days; null: there is none. */
  numbersOfDays(fromDay: string | null, toDay: string | null): SeqRange | null;
  /** Numbers in a range of entries in this state, highest first. */
  undeliveredNumbers(state: 'pending' | 'quarantined', range: SeqRange, limit: number): number[];
  /** The scans among these numbers that fit, newest first. */
  fitAmong(query: HistoryQuery, seqs: readonly number[], limit: number): EntrySummary[];
  /** The scans of a range that fit, newest first; reads all of the range when few do. */
  fitBetween(query: HistoryQuery, range: SeqRange, limit: number): EntrySummary[];
  /** Everything that is known of a scan; null: it is not here. */
  entryDetail(scanId: string): EntryDetail | null;
}

/** The index of the history: which entries have which codes. Made of the outbox, and made anew whenever that is simpler. */
export interface SearchIndex {
  /** Up to which entry it goes, and how many it holds; 0 and null when it is empty. */
  indexedTo(): { seq: number; scanId: string | null; count: number };
  /** Takes in entries that come behind those it has. */
  add(entries: readonly SearchableEntry[]): void;
  /**
   * What lists the numbers in a range of entries that may fit, highest first. Null: it is of no help, because nothing it
   * knows is asked for, or because too many codes begin or end so.
   */
  finder(query: HistoryQuery): ((range: SeqRange, limit: number) => number[]) | null;
  /** Begins again with nothing. */
  renew(): void;
  close(): void;
}
