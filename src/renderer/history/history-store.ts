import { createStore, type StoreApi } from 'zustand/vanilla';
import { maximumCodeLength } from '../../shared/code-length';
import { wholeHistory, type EntryDetail, type HistoryQuery } from '../../shared/history';
import type { AgentEventEnvelope } from '../../shared/ipc';
import type { EntrySummary } from '../../shared/status';
import { errorText } from '../error-text';
import type { Station } from '../station';
import { withChanges } from '../store/recent';

/** How many scans one page adds. */
const pageSize = 50;

/** What the history screen shows. */
export interface HistoryState {
  query: HistoryQuery;
  /** Newest first. */
  entries: readonly EntrySummary[];
  /** Where the next page begins; null: there is none. */
  next: number | null;
  isSearching: boolean;
  /** The scan that was opened. */
  detail: EntryDetail | null;
  /** Why the last question got no answer, in words; null: it did. */
  problem: string | null;
}

/** The search through everything that was scanned on this PC. */
export interface HistoryStore {
  store: StoreApi<HistoryState>;
  /** Takes an event of the agent: states change in place. */
  receive: (event: AgentEventEnvelope) => void;
  /** Looks afresh, for what was asked before with these changes. */
  search: (changed: Partial<HistoryQuery>) => void;
  /** Adds the next page. */
  more: () => void;
  open: (scanId: string) => void;
  /** Asks afresh for the scan that is open. */
  refresh: () => void;
  close: () => void;
}

/** Creates the store. An answer to a question that was replaced meanwhile changes nothing. */
export function createHistoryStore(station: Pick<Station, 'request'>): HistoryStore {
  const store = createStore<HistoryState>(() => ({
    query: wholeHistory,
    entries: [],
    next: null,
    isSearching: false,
    detail: null,
    problem: null,
  }));
  let round = 0;

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      store.setState({ problem: errorText(error), isSearching: false });
    });
  }

  /** The agent answers in slices, which may be empty: it is asked until a page is full or everything was seen. */
  async function load(before: number | null, kept: readonly EntrySummary[]): Promise<void> {
    round += 1;
    const own = round;
    const { query } = store.getState();
    store.setState({ isSearching: true, problem: null });
    let entries = kept;
    let next = before;
    do {
      const limit = pageSize - (entries.length - kept.length);
      const page = await station.request('search-history', query, { before: next, limit });
      if (own !== round) return;
      entries = [...entries, ...page.entries];
      ({ next } = page);
      store.setState({ entries, next });
    } while (next !== null && entries.length - kept.length < pageSize);
    store.setState({ isSearching: false });
  }

  async function open(scanId: string): Promise<void> {
    const detail = await station.request('entry-detail', scanId);
    store.setState(({ entries }) => ({
      detail,
      entries: detail === null ? entries : withDetail(entries, detail),
    }));
  }

  function refresh(): void {
    const { detail } = store.getState();
    if (detail !== null) run(() => open(detail.scanId));
  }

  return {
    store,
    receive: ({ event, payload }) => {
      if (event !== 'entries-changed') return;
      store.setState(({ entries }) => ({ entries: withChanges(entries, payload) }));
      refresh();
    },
    search: (changed) => {
      const query = { ...store.getState().query, ...changed };
      const code = query.code?.slice(0, maximumCodeLength) ?? '';
      store.setState({ query: { ...query, code: code === '' ? null : code } });
      run(() => load(null, []));
    },
    more: () => {
      const { entries, next } = store.getState();
      if (next !== null) run(() => load(next, entries));
    },
    open: (scanId) => {
      run(() => open(scanId));
    },
    refresh,
    close: () => {
      store.setState({ detail: null });
    },
  };
}

/** The list says of a scan what its detail says. */
function withDetail(entries: readonly EntrySummary[], detail: EntryDetail): readonly EntrySummary[] {
  const { scanId, state, isVoided } = detail;
  return entries.map((entry) => (entry.scanId === scanId ? { ...entry, state, isVoided } : entry));
}
