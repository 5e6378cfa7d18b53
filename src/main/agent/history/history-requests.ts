import type { AgentRequestHandlers } from '../window-port';
import type { HistoryKeeper } from './history-keeper';

/** The requests of a window that are about the history. */
export type HistoryRequests = Pick<AgentRequestHandlers, 'search-history' | 'entry-detail'>;

/** Answers them. `keeper` throws in plain words when the outbox is not open. */
export function createHistoryRequests(keeper: () => HistoryKeeper): HistoryRequests {
  return {
    'search-history': (query, place) => keeper().search(query, place),
    'entry-detail': (scanId) => keeper().detail(scanId),
  };
}
