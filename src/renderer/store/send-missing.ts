import type { StoreApi } from 'zustand/vanilla';
import type { Station } from '../station';
import type { StationState } from './station-state';

/** What sending again needs. */
export interface SendMissingOptions {
  station: Station;
  store: StoreApi<StationState>;
  /** Kept with each entry as the reason of its second journey. */
  reason: string;
}

/**
 * Has the agent send again what the database has lost, in the name of whoever scans here: the operator, or the station
 * while nobody has shown a badge. Rejects when the agent could not do it; the log has been told then.
 */
export function createSendMissing({ station, store, reason }: SendMissingOptions): () => Promise<void> {
  return async () => {
    const { setup, workflow, row } = store.getState();
    const by = (row[workflow.operatorField]?.code ?? setup.stationName).slice(0, 64);
    try {
      await station.request('requeue-missing', { by, reason });
    } catch (error) {
      station.reportError('What the database has lost could not be sent again', error);
      throw error;
    }
  };
}
