import type { LedgerCounts } from './ledger';
import type { SalvageReport } from './salvage';

/** What the window shows about one shift, and about the files before the one in use. */
export interface LedgerReport extends LedgerCounts {
  /**
   * The damaged files that were set aside in this shift, and those nobody has noted yet, oldest first. Each has numbers of its
   * own, which are in no count of the shift.
   */
  salvages: SalvageReport[];
}
