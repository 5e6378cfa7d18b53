import type { PoolState } from '../../../shared/pool-state';
import type { ReferenceListName } from '../../../shared/reference';
import type { ConnectionCause } from '../../../shared/status';
import type { Entry, NumberBlock, NumberedId, Refusal, SeqRange } from '../entry';

/**
 * The verdict on an error of the destination.
 *   transient      retry later; not the row's fault
 *   permanent      this very row is bad (meaningful only when it was sent alone)
 *   misconfigured  a person must change something; scanning goes on, probes are slow
 */
export type Verdict = 'transient' | 'permanent' | 'misconfigured';

/** Every failure that leaves the destination, classified. */
export class DestinationError extends Error {
  override readonly name = 'DestinationError';
  constructor(
    readonly verdict: Verdict,
    /** For transient and misconfigured: which sentence the window shows. */
    readonly reason: ConnectionCause,
    /** For permanent: what is kept with the quarantined entry. */
    readonly refusal: Refusal,
  ) {
    super(refusal.message);
  }
}

/** What one delivered batch told. */
export interface DeliveryReport {
  /** Those that are in the database now, committed; only these may be acknowledged. */
  deliveredIds: string[];
  /**
   * Entries of this batch that cannot be delivered, each for its own sake: the station has no such workflow.
   */
  refused: { scanId: string; refusal: Refusal }[];
}

/** What the station tells the database about itself. */
export interface Heartbeat {
  version: string;
  backlog: number;
  lastSeq: number;
}

/** A state of a list: how many codes it has, its newest change, and a sum over codes and times. */
export interface ListMark {
  count: number;
  newest: string | null;
  sum: number;
}

/** A row of a list as the database has it; nothing in it is checked. */
export type ReferenceRow = Readonly<Record<string, unknown>>;

/**
 * What receives batches. Every promise settles within the destination's own deadlines; every
 * rejection is a `DestinationError`. A failed `deliver` has delivered nothing for certain: the
 * caller repeats the same entries and idempotency makes that harmless.
 */
export interface Destination {
  /** Carries one batch in one transaction: all of it or nothing. */
  deliver(entries: readonly Entry[]): Promise<DeliveryReport>;
  /** Finds out whether a batch could be delivered now: login, schema, writable. */
  probe(): Promise<void>;
  heartbeat(heartbeat: Heartbeat): Promise<void>;
  /** How many numbers of an outbox are there in a range, and their sum, by block; blocks without any are left out. */
  countNumbers(outboxId: string, range: SeqRange, blockSize: number): Promise<NumberBlock[]>;
  /** The numbers of an outbox that are there in a range, in order, each with its scanId; at most `limit`. */
  listNumbers(outboxId: string, range: SeqRange, limit: number): Promise<NumberedId[]>;
  /** The present state of a list; fails as misconfigured where the database has no such table or shows it to nobody. */
  listMark(list: ReferenceListName): Promise<ListMark>;
  /** The rows of a list that were changed at `since` or later. */
  changedRows(list: ReferenceListName, since: string): Promise<ReferenceRow[]>;
  /** All rows of a list, and the mark of the very state they are. */
  wholeList(list: ReferenceListName): Promise<{ mark: ListMark; rows: ReferenceRow[] }>;
  /** Server clock minus station clock in milliseconds, from the last contact; null before the first. */
  serverOffsetMs(): number | null;
  /** The station's clock jumped by this much: what was measured before is put right. */
  correctServerOffset(jumpMs: number): void;
  poolState(): PoolState;
  /** Closes every connection; bounded, never rejects. */
  stop(): Promise<void>;
}
