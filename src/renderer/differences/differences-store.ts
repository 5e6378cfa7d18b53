import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorText } from '../../shared/error-text';
import type { AgentEventEnvelope } from '../../shared/ipc';
import type { DifferingScan, ListDifferences } from '../../shared/list-differences';
import type { Station } from '../station';
import type { StationState } from '../store/station-store';

/** What the window knows of the scans that newer lists would judge otherwise. */
export interface DifferencesState {
  /** Null: not asked yet. */
  found: ListDifferences | null;
  /** Why the last step failed, in words; null: it did not. */
  problem: string | null;
}

/** The scans that newer lists would judge otherwise. */
export interface DifferencesStore {
  store: StoreApi<DifferencesState>;
  /** Takes an event of the agent: a list that has changed judges again. */
  receive: (event: AgentEventEnvelope) => void;
  /** Asks the agent afresh. */
  look: () => void;
  /** Leaves a scan as it is, in the name of whoever is at the station. */
  leave: (scan: DifferingScan) => void;
}

/** Creates the store; it asks whenever there is an agent to ask, and after a cancellation while it names any scan. */
export function createDifferencesStore(
  station: Pick<Station, 'request'>,
  stationState: StoreApi<StationState>,
  operator: () => string | null,
): DifferencesStore {
  const store = createStore<DifferencesState>(() => ({ found: null, problem: null }));
  let asked = 0;
  /** A row may be under way that was begun with the older list: it is judged again when it is saved. */
  let awaitsRow = false;

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      store.setState({ problem: errorText(error) });
    });
  }

  async function refresh(): Promise<void> {
    asked += 1;
    const question = asked;
    const found = await station.request('list-differences');
    // An answer that was overtaken by another question is as old as that one is new.
    if (question === asked) store.setState({ found, problem: null });
  }

  const look = (): void => {
    run(refresh);
  };

  stationState.subscribe(({ agent, feedback }, before) => {
    const isCancelled =
      feedback !== before.feedback &&
      feedback.outcome === 'done' &&
      (feedback.deed.done === 'voided' || feedback.deed.done === 'undone');
    const isAwaited = awaitsRow && feedback !== before.feedback && feedback.outcome === 'accepted';
    if (isAwaited) awaitsRow = false;
    const isNamed = (store.getState().found?.count ?? 0) > 0;
    const isNewAgent = agent === 'ready' && before.agent !== 'ready';
    if (isNewAgent || isAwaited || (isCancelled && isNamed)) look();
  });

  return {
    store,
    receive: ({ event }) => {
      if (event !== 'reference-changed') return;
      awaitsRow = true;
      look();
    },
    look,
    leave: ({ scanId, key }) => {
      run(async () => {
        await station.request('leave-scan', scanId, key, operator() ?? 'station');
        await refresh();
      });
    },
  };
}
