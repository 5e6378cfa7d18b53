import { formatWallTime } from '../../../shared/clock';
import { shiftAt, type Shifts } from '../../../shared/shift';
import type { OutboxWork } from '../outbox-work';
import type { AgentRequestHandlers } from '../window-port';

/** The requests of a window that are about the ledger. */
export type LedgerRequests = Pick<AgentRequestHandlers, 'ledger' | 'check-ledger' | 'requeue-missing'>;

/** Answers them. `open` throws in plain words when the outbox is not open. */
export function createLedgerRequests(
  open: () => Pick<OutboxWork, 'ledger' | 'salvager'>,
  shifts: Shifts,
): LedgerRequests {
  const shiftOf = (wallMs: number): string =>
    shiftAt(formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset()), shifts);
  return {
    ledger: (shift) => {
      const { ledger, salvager } = open();
      const counts = ledger.report(shift);
      const salvages = salvager
        .reports()
        .filter(
          ({ notedAtMs, foundAtMs }) => notedAtMs === null || shiftOf(foundAtMs) === counts.shift.shift,
        );
      return { ...counts, salvages };
    },
    'check-ledger': (shift) => open().ledger.checkNow(shift === null ? 'all' : { shift }),
    'requeue-missing': (record) => open().ledger.requeueMissing(record),
  };
}
