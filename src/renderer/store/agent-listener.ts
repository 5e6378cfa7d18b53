import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { AgentEventEnvelope } from '../../shared/ipc';
import type { StationStatus } from '../../shared/status';
import type { DecodedEntry } from '../scanner/entry';
import { toEntry } from '../scanner/serial-entry';
import { AgentLostError, type AgentListener, type Station } from '../station';
import { recentLimit, withChanges } from './recent';
import type { StationState } from './station-state';

/** What the listener works on. */
export interface AgentListenerOptions {
  store: StoreApi<StationState>;
  station: Pick<Station, 'request' | 'reportError'>;
  clock: Clock;
  takeEntry: (entry: DecodedEntry) => void;
  /** There is a port (again): rows without an answer are sent once more. */
  resume: () => void;
  /** A list of the database has changed here. */
  refreshLists: () => void;
}

/** Brings what the agent tells into the store. */
export function createAgentListener(options: AgentListenerOptions): AgentListener {
  const { store, station, clock, takeEntry, resume, refreshLists } = options;

  async function askForEverything(): Promise<void> {
    const [status, recent] = await Promise.all([
      station.request('get-status'),
      station.request('recent-entries', recentLimit),
    ]);
    store.setState({ agent: 'ready', status, recent });
  }

  function synchronise(): void {
    askForEverything().catch((error: unknown) => {
      // A port that closes again is replaced by another, which brings us back here.
      if (!(error instanceof AgentLostError)) station.reportError('The agent could not be asked', error);
    });
  }

  function takeStatus(status: StationStatus): void {
    const wasRefused = store.getState().status?.outbox.state === 'refused';
    store.setState({ status });
    // The rows of a file that could not be opened before.
    if (wasRefused && status.outbox.state !== 'refused') synchronise();
  }

  function receiveEvent(event: AgentEventEnvelope): void {
    if (event.event === 'status') takeStatus(event.payload);
    if (event.event === 'reference-changed') refreshLists();
    if (event.event === 'serial-code') takeEntry(toEntry(event.payload, clock.monotonicMs()));
    if (event.event === 'entries-changed') {
      const changes = event.payload;
      store.setState(({ recent }) => ({ recent: withChanges(recent, changes) }));
    }
  }

  return {
    onPort: () => {
      synchronise();
      resume();
    },
    onLost: () => {
      store.setState({ agent: 'lost' });
    },
    onEvent: receiveEvent,
  };
}
