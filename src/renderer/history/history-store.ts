import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { maximumCodeLength } from '../../shared/code-length';
import {
  wholeHistory,
  type EntryDetail,
  type HistoryPage,
  type HistoryPlace,
  type HistoryQuery,
} from '../../shared/history';
import type { AgentEventEnvelope, ListFormat } from '../../shared/ipc';
import type { EntrySummary } from '../../shared/status';
import { errorText } from '../../shared/error-text';
import type { Station } from '../station';
import { withChanges } from '../store/recent';
import { toCsv } from './to-csv';

/** How many scans one page adds. */
const pageSize = 50;

/** How many scans an export asks for at a time, and holds at most: the newest. */
const exportPageSize = 500;
const longestExport = 100_000;

/** How each kind of file is made; what writes spreadsheets is loaded when it is wanted. */
const makeFile: Record<ListFormat, typeof toCsv> = {
  csv: toCsv,
  xlsx: async (entries, clock) => (await import('./to-xlsx')).toXlsx(entries, clock),
};

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
  isExporting: boolean;
  /** The file that was written last, and how many scans are in it. */
  exported: { file: string; count: number } | null;
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
  /** Writes everything that fits to a file of this format. */
  exportFound: (format: ListFormat) => void;
  open: (scanId: string) => void;
  /** Asks afresh for the scan that is open. */
  refresh: () => void;
  close: () => void;
}

/** Creates the store. An answer to a question that was replaced meanwhile changes nothing. */
export function createHistoryStore(
  station: Pick<Station, 'request' | 'saveList'>,
  clock: Clock,
): HistoryStore {
  const store = createStore<HistoryState>(() => ({
    query: wholeHistory,
    entries: [],
    next: null,
    isSearching: false,
    detail: null,
    isExporting: false,
    exported: null,
    problem: null,
  }));
  let round = 0;

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      store.setState({ problem: errorText(error), isSearching: false, isExporting: false });
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

  async function exportFound(format: ListFormat): Promise<void> {
    const { query } = store.getState();
    store.setState({ isExporting: true, exported: null, problem: null });
    const found: EntrySummary[] = [];
    let before: number | null = null;
    do {
      const place: HistoryPlace = { before, limit: exportPageSize };
      const page: HistoryPage = await station.request('search-history', query, place);
      found.push(...page.entries);
      before = page.next;
    } while (before !== null && found.length < longestExport);
    const answer = await station.saveList(format, await makeFile[format](found, clock));
    if (answer.outcome === 'refused') throw new Error(answer.reason);
    const exported = answer.outcome === 'saved' ? { file: answer.file, count: found.length } : null;
    store.setState({ isExporting: false, exported });
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
    exportFound: (format) => {
      if (!store.getState().isExporting) run(() => exportFound(format));
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
