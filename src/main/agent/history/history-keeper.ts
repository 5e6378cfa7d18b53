import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { EntryDetail, HistoryPage, HistoryPlace, HistoryQuery } from '../../../shared/history';
import type { Log } from '../../../shared/log';
import type { OutboxHistory, SearchIndex } from '../history-port';
import type { Outbox } from '../outbox/outbox';
import { searchHistory } from './search-history';

/** Entries taken into the index at a time: a few milliseconds. */
const sliceSize = 100;
/** Least pause between two slices, and how much longer than the slice: the agent belongs to the scans. */
const leastPauseMs = 15;
const pauseFactor = 2;
/** How long after a scan it is looked for new entries: behind the scan's own delivery. */
const restMs = 3_000;
/** Pause after a slice that failed because somebody holds the file, say, and while the disk has no room to spare. */
const failurePauseMs = 60_000;

/** Searches the history, and keeps its index up with the outbox. */
export interface HistoryKeeper {
  search(query: HistoryQuery, place: HistoryPlace): HistoryPage;
  detail(scanId: string): EntryDetail | null;
  /** Whether the index has everything there is. */
  isComplete(): boolean;
  /** Ends the filling and closes the index. */
  stop(): void;
}

/** What the keeper needs. */
export interface HistoryDependencies {
  outbox: OutboxHistory & Pick<Outbox, 'counts'>;
  /** Opens the index; throws when that cannot be done. */
  openIndex: () => SearchIndex;
  /** Whether the disk has room for more than scans. */
  isRoomy: () => boolean;
  clock: Clock;
  log: Log;
}

/**
 * Creates the keeper; the index is filled between scans from then on. Without an index, or while it is behind, a search
 * looks at every entry: it takes longer and finds the same.
 */
export function createHistoryKeeper(dependencies: HistoryDependencies): HistoryKeeper {
  const { outbox, openIndex, isRoomy, clock, log } = dependencies;
  let index: SearchIndex | null = null;
  let isStopped = false;
  let failure: string | null = null;
  let cancel = clock.schedule(leastPauseMs, fill);

  function fill(): void {
    const pauseMs = fillAndAnswerPauseMs();
    if (!isStopped) cancel = clock.schedule(pauseMs, fill);
  }

  function fillAndAnswerPauseMs(): number {
    if (!isRoomy()) return failurePauseMs;
    const beforeMs = clock.monotonicMs();
    try {
      index ??= openFitting();
      const entries = outbox.searchableEntries(index.indexedTo().seq, sliceSize);
      if (entries.length > 0) index.add(entries);
      failure = null;
      if (entries.length < sliceSize) return restMs;
      return Math.max(leastPauseMs, (clock.monotonicMs() - beforeMs) * pauseFactor);
    } catch (error) {
      giveUpIndex(error);
      return failurePauseMs;
    }
  }

  /** One that belongs to another state of the file, or holds mostly entries that are gone, is begun again. */
  function openFitting(): SearchIndex {
    const opened = openIndex();
    const { seq, scanId, count } = opened.indexedTo();
    const first = outbox.firstSeq();
    const isOfThisFile = seq === 0 || outbox.scanIdOf(seq) === scanId || (first !== null && first > seq);
    const mostThereCanBe = first === null ? 0 : Math.max(0, seq - first + 1);
    if (!isOfThisFile || count > 2 * mostThereCanBe) opened.renew();
    return opened;
  }

  function giveUpIndex(error: unknown): void {
    const detail = errorText(error);
    if (detail !== failure) {
      log('warn', 'The index of the history cannot be used; searches take longer until it can.', { detail });
    }
    failure = detail;
    try {
      index?.close();
    } catch (closeError) {
      log('warn', 'The index of the history could not be closed.', { detail: String(closeError) });
    }
    index = null;
  }

  function search(query: HistoryQuery, place: HistoryPlace): HistoryPage {
    const parts = { outbox, lastSeq: outbox.counts().lastSeq, clock };
    try {
      return searchHistory(query, place, { ...parts, index });
    } catch (error) {
      if (index === null) throw error;
      giveUpIndex(error);
      return searchHistory(query, place, { ...parts, index: null });
    }
  }

  return {
    search,
    isComplete: () => index?.indexedTo().seq === outbox.counts().lastSeq,
    detail: (scanId) => outbox.entryDetail(scanId),
    stop: () => {
      isStopped = true;
      cancel();
      index?.close();
      index = null;
    },
  };
}
