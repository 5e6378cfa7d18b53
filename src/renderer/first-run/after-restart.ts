import type { StoreApi } from 'zustand/vanilla';
import type { StationState } from '../store/station-state';

/** Resolves when the next agent has found out whether it reaches the database. To be called before it is asked for. */
export function afterRestart(store: Pick<StoreApi<StationState>, 'getState' | 'subscribe'>): Promise<void> {
  return new Promise((resolve) => {
    let hasEnded = store.getState().agent !== 'ready';
    const stop = store.subscribe(({ agent, status }) => {
      if (agent !== 'ready') hasEnded = true;
      const state = status?.connection.state;
      if (!hasEnded || agent !== 'ready' || state === 'connecting' || state === 'not-configured') return;
      stop();
      resolve();
    });
  });
}
