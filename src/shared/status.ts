import type { LedgerStatus } from './ledger';
import type { ReferenceStatus } from './reference';
import type { SalvageReport } from './salvage';
import type { EntryState } from './scan';
import type { SecondCopyStatus } from './second-copy';
import type { TransferStatus } from './transfer';

/**
 * Why the destination is not usable, as a code without language; the window turns it into a sentence.
 * The list is closed so that every cause has its sentence in every language.
 */
export const connectionCauses = [
  // the destination could not be reached: nobody at the station needs to do anything
  'unreachable',
  'name-not-found',
  'server-full',
  'server-busy',
  'not-primary',
  'server-storage',
  'connection-lost',
  'timed-out',
  'unknown',
  // a person must change something
  'wrong-password',
  'access-denied',
  'unknown-database',
  'missing-table',
  'schema-mismatch',
  'table-mapping',
  'read-only-server',
  'host-refused',
  'tls',
  'bad-settings',
  'not-mariadb',
] as const;
export type ConnectionCause = (typeof connectionCauses)[number];

/** What the station knows about its destination. Times are wall milliseconds, for display only. */
export type ConnectionStatus =
  | { state: 'not-configured' }
  | { state: 'connecting'; sinceMs: number }
  | { state: 'connected'; sinceMs: number }
  | { state: 'offline'; sinceMs: number; cause: ConnectionCause; detail: string }
  | { state: 'misconfigured'; sinceMs: number; cause: ConnectionCause; detail: string };

/** What is wrong with the outbox file, in a code the window has a sentence for. */
export type OutboxProblem =
  /** Written by a newer program; left alone. Scans cannot be saved until the program is updated. */
  | { code: 'newer-file'; file: string; fileVersion: number; programVersion: number }
  /** Deleted while it was in use, and not to be put back yet: what was saved is held by the program alone. */
  | { code: 'vanished'; file: string; detail: string }
  /** Another process holds the file. */
  | { code: 'in-use'; file: string; detail: string }
  /** The disk has no room for what opening needs: a new file, or the copy before a change of its version. */
  | { code: 'disk-full'; file: string; detail: string }
  /** The file or its folder cannot be opened or written. */
  | { code: 'cannot-open'; file: string; detail: string };

export type OutboxStatus =
  | { state: 'ready'; outboxId: string }
  /** Open, but it failed while entries were being sent; the relay tries again. */
  | { state: 'failing'; outboxId: string; detail: string }
  | { state: 'refused'; problem: OutboxProblem };

/** What is known of the disk the scans are kept on. */
export type DiskStatus =
  | { state: 'roomy' }
  /** Still enough, but not for long; `fullInMs` at the rate of the last half hour, null when it is not filling up. */
  | { state: 'low'; freeBytes: number; fullInMs: number | null }
  /** Full for everybody else: scans are saved in the reserve, which has room for at least so many. */
  | { state: 'reserve'; scansLeft: number }
  /** The reserve is used up as well: new scans are refused. What was saved is still delivered. */
  | { state: 'full' };

/** What is known of the place the scans are kept in. */
export interface StorageStatus {
  disk: DiskStatus;
  /** The data folder is on a network drive: locks and syncs are not to be relied on there. */
  isOnNetwork: boolean;
}

/** What is known of the clock of this PC. It may be wrong; scans are safe and in order all the same. */
export interface ClockStatus {
  /** Its last big jump, forward positive, and the wall time right after it; null: none in the last hours. */
  jump: { byMs: number; atMs: number } | null;
  /** Server clock minus station clock when they are more than a minute apart; null otherwise, or not known. */
  serverOffsetMs: number | null;
}

/** Since when the oldest scan waits, by a clock that may have been set since. */
export interface OldestPending {
  /** ISO 8601 with offset. */
  capturedAt: string;
  /** How far the clock of this PC jumped since then, forward positive: to be taken off its age. */
  jumpedMs: number;
}

/** Everything the trust line shows. Sent by the agent whenever it changes, at most a few times a second. */
export interface StationStatus {
  connection: ConnectionStatus;
  outbox: OutboxStatus;
  /** Entries saved here and not yet in the database. */
  backlog: number;
  /** The oldest of them that is on its way; null: none is. */
  oldestPending: OldestPending | null;
  /** Refused entries that wait for a person's decision; discarded ones are not among them. */
  quarantined: number;
  /** Voids of the backlog that wait for one of them: they are sent once it has arrived or been discarded. */
  waitingVoids: number;
  /** Whether the database holds what this outbox says it delivered. */
  ledger: LedgerStatus;
  storage: StorageStatus;
  clock: ClockStatus;
  /** Damaged files that were set aside and lie there still, oldest first. */
  salvages: SalvageReport[];
  secondCopy: SecondCopyStatus;
  transfer: TransferStatus;
  /** The copies of operators, defects and products. */
  reference: ReferenceStatus;
  /** Somebody has a PIN here: what is not for everybody needs a supervisor's session. */
  isManaged: boolean;
}

/** One row of the recent list. */
export interface EntrySummary {
  scanId: string;
  seq: number;
  state: EntryState;
  fields: Record<string, string>;
  operator: string;
  /** ISO 8601 with offset. */
  capturedAt: string;
  workflow: string;
  /** It was cancelled by a void. */
  isVoided: boolean;
}

/** A change of state of one entry. */
export interface EntryChange {
  scanId: string;
  state: EntryState;
}
