import type { AgentRequestHandlers } from '../window-port';
import type { LedgerKeeper } from './ledger-keeper';

/** The requests of a window that are about the ledger. */
export type LedgerRequests = Pick<AgentRequestHandlers, 'ledger' | 'check-ledger' | 'requeue-missing'>;

/** Answers them. `keeper` throws in plain words when the outbox is not open. */
export function createLedgerRequests(keeper: () => LedgerKeeper): LedgerRequests {
  return {
    ledger: (shift) => keeper().report(shift),
    'check-ledger': (shift) => keeper().checkNow(shift === null ? 'all' : { shift }),
    'requeue-missing': (record) => keeper().requeueMissing(record),
  };
}
