import type { Clock } from '../../../shared/clock';
import type { HistoryPage, HistoryPlace, HistoryQuery } from '../../../shared/history';
import type { SeqRange } from '../../../shared/ledger';
import type { EntrySummary } from '../../../shared/status';
import type { OutboxHistory, SearchIndex } from '../history-port';

/** A scan that comes meanwhile waits no longer than this, and the step that was begun. */
const sliceMs = 15;

/** Entries that are looked at in one step: by their number, and in a row. */
const candidatesAtOnce = 400;
const entriesAtOnce = 4_000;
/** The newest are looked at before anything else is asked: a code that many have fills its page from them. */
const firstLook = 1_000;

/** Where a search looks. */
export interface SearchParts {
  outbox: OutboxHistory;
  /** Null: there is none that works; every entry is looked at. */
  index: Pick<SearchIndex, 'finder' | 'indexedTo'> | null;
  lastSeq: number;
  clock: Pick<Clock, 'monotonicMs'>;
}

type Finder = (range: SeqRange, limit: number) => number[];

/** What one step found, and the highest number that has not been looked at. */
interface Step {
  entries: EntrySummary[];
  to: number;
}

/**
 * Looks for scans from the newest on, for a few milliseconds: what was found until then, and where to go on. Numbers come
 * from whatever knows fewest that can fit: the list of what is not delivered, the index of codes, or all there are; the
 * outbox itself has the last word on each.
 */
export function searchHistory(
  query: HistoryQuery,
  { before, limit }: HistoryPlace,
  { outbox, index, lastSeq, clock }: SearchParts,
): HistoryPage {
  const dueMs = clock.monotonicMs() + sliceMs;
  const range = wantedRange(query, before, outbox, lastSeq);
  const entries: EntrySummary[] = [];
  if (range === null) return { entries, next: null };
  const { state } = query;
  const isUndelivered = state === 'pending' || state === 'quarantined';
  const indexedTo = index?.indexedTo().seq ?? 0;
  let finder: Finder | null = isUndelivered
    ? (within, count) => outbox.undeliveredNumbers(state, within, count)
    : null;
  let isIndexAsked = isUndelivered;
  let { to } = range;
  for (let isFirst = true; isFirst || (to >= range.from && clock.monotonicMs() < dueMs); isFirst = false) {
    if (!isFirst && !isIndexAsked && to <= indexedTo) {
      finder = index?.finder(query) ?? null;
      isIndexAsked = true;
    }
    const rest = { from: range.from, to };
    const most = limit - entries.length;
    const step =
      finder === null
        ? fromRange(query, newestOf(rest, isFirst ? firstLook : entriesAtOnce), most, outbox)
        : fromNumbers(query, finder, rest, most, outbox);
    entries.push(...step.entries);
    to = step.to;
    if (entries.length === limit) break;
  }
  return { entries, next: to < range.from ? null : to + 1 };
}

function wantedRange(
  { fromDay, toDay }: HistoryQuery,
  before: number | null,
  outbox: OutboxHistory,
  lastSeq: number,
): SeqRange | null {
  const first = outbox.firstSeq();
  if (first === null) return null;
  const days =
    fromDay === null && toDay === null ? { from: first, to: lastSeq } : outbox.numbersOfDays(fromDay, toDay);
  if (days === null) return null;
  const to = Math.min(days.to, before === null ? lastSeq : before - 1);
  return days.from > to ? null : { from: days.from, to };
}

function newestOf({ from, to }: SeqRange, count: number): SeqRange {
  return { from: Math.max(from, to - count + 1), to };
}

function fromNumbers(
  query: HistoryQuery,
  finder: Finder,
  range: SeqRange,
  limit: number,
  outbox: OutboxHistory,
): Step {
  const seqs = finder(range, candidatesAtOnce);
  const entries = outbox.fitAmong(query, seqs, limit);
  const isAll = seqs.length < candidatesAtOnce;
  return goOn(entries, limit, isAll ? range.from : (seqs.at(-1) ?? range.from));
}

function fromRange(query: HistoryQuery, range: SeqRange, limit: number, outbox: OutboxHistory): Step {
  return goOn(outbox.fitBetween(query, range, limit), limit, range.from);
}

/** A full page ends at its last entry; everything down to `lowest` was seen otherwise. */
function goOn(entries: EntrySummary[], limit: number, lowest: number): Step {
  const last = entries.at(-1);
  return { entries, to: (entries.length === limit && last !== undefined ? last.seq : lowest) - 1 };
}
