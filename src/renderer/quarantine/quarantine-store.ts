import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentEventEnvelope } from '../../shared/ipc';
import type { PersonalRecord, QuarantineCause, QuarantinedEntry } from '../../shared/quarantine';
import { errorText } from '../../shared/error-text';
import type { Station } from '../station';

/** How many refused scans one page adds. */
const pageSize = 50;

/** What the screen of the refused scans shows. */
export interface QuarantineState {
  causes: readonly QuarantineCause[];
  /** Those that wait for a decision, oldest first. */
  entries: readonly QuarantinedEntry[];
  /** There are more than the list shows. */
  hasMore: boolean;
  isLoaded: boolean;
  /** The scan that is about to be discarded. */
  discarding: string | null;
  /** Why the last step failed, in words; null: it did not. */
  problem: string | null;
}

/** The refused scans, and what a person decides about them. */
export interface QuarantineStore {
  store: StoreApi<QuarantineState>;
  /** Takes an event of the agent: what is settled leaves the list. */
  receive: (event: AgentEventEnvelope) => void;
  /** Asks the agent afresh, and after every change until `close`. */
  open: () => void;
  close: () => void;
  more: () => void;
  sendAgain: (scanId: string) => void;
  sendCauseAgain: (cause: string) => void;
  /** Asks for the reason; null: nothing is discarded. */
  chooseDiscard: (scanId: string | null) => void;
  /** Discards the chosen scan; it is kept, with this reason. */
  discard: (reason: string) => void;
}

/** What the decisions are recorded with. */
export interface QuarantineOptions {
  station: Pick<Station, 'request'>;
  /** Who is at the station. */
  operator: () => string | null;
  /** Recorded with what is sent again. */
  sendAgainReason: () => string;
}

/** Creates the store. */
export function createQuarantineStore({
  station,
  operator,
  sendAgainReason,
}: QuarantineOptions): QuarantineStore {
  const store = createStore<QuarantineState>(() => ({
    causes: [],
    entries: [],
    hasMore: false,
    isLoaded: false,
    discarding: null,
    problem: null,
  }));
  let isOpen = false;
  let wanted = pageSize;

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      store.setState({ problem: errorText(error) });
    });
  }

  async function refresh(): Promise<void> {
    const causes = await station.request('quarantine-causes');
    const entries: QuarantinedEntry[] = [];
    let hasMore = true;
    while (hasMore && entries.length < wanted) {
      const afterSeq = entries.at(-1)?.seq ?? 0;
      const place = { afterSeq, limit: pageSize, withDiscarded: false };
      const page = await station.request('quarantined-entries', place);
      entries.push(...page);
      hasMore = page.length === pageSize;
    }
    store.setState({ causes, entries, hasMore, isLoaded: true });
  }

  function decide(reason: string, work: (record: PersonalRecord) => Promise<unknown>): void {
    run(async () => {
      store.setState({ problem: null, discarding: null });
      await work({ by: operator() ?? 'station', reason });
      await refresh();
    });
  }

  return {
    store,
    receive: ({ event }) => {
      if (isOpen && event === 'entries-changed') run(refresh);
    },
    open: () => {
      isOpen = true;
      wanted = pageSize;
      store.setState({ problem: null, discarding: null });
      run(refresh);
    },
    close: () => {
      isOpen = false;
    },
    more: () => {
      wanted += pageSize;
      run(refresh);
    },
    sendAgain: (scanId) => {
      decide(sendAgainReason(), (record) => station.request('requeue-entries', [scanId], record));
    },
    sendCauseAgain: (cause) => {
      decide(sendAgainReason(), (record) => station.request('requeue-cause', cause, record));
    },
    chooseDiscard: (discarding) => {
      store.setState({ discarding });
    },
    discard: (reason) => {
      const { discarding } = store.getState();
      if (discarding === null) return;
      decide(reason, (record) => station.request('discard-entries', [discarding], record));
    },
  };
}
