import type { Appendable } from '../../../shared/scan';
import type { EntrySummary } from '../../../shared/status';
import type { AppendContext, Entry, Refusal } from '../entry';

/*
 * Terminology
 *   entry        a row of the outbox: one scan or one void, kept from capture until it is delivered, and after
 *   append       store a new entry; answered only after the commit is on disk
 *   acknowledge  pending -> acknowledged: the destination returned the entry's own key
 *   quarantine   pending -> quarantined: the destination refused this very row; kept with the reason
 *   requeue      quarantined -> pending
 * No other way of changing an entry exists, and there is no "in flight" state on disk.
 */

export type AppendResult =
  | { outcome: 'saved'; seq: number; repeated: boolean }
  /** The same scanId was appended before with other content. */
  | { outcome: 'conflict'; seq: number };

export interface OutboxCounts {
  pending: number;
  quarantined: number;
  /** ISO 8601 wall time of the oldest pending entry. */
  oldestPendingAt: string | null;
  /** Highest seq ever given out; 0 when empty. */
  lastSeq: number;
}

/**
 * The durable local table. One process owns the file. All methods are synchronous: when they return,
 * the change is committed with a full sync; when they throw, nothing changed.
 */
export interface Outbox {
  /** Written when the file is created: with `seq` it names an entry for ever, even after a restore. */
  readonly outboxId: string;
  append(item: Appendable, context: AppendContext): AppendResult;
  /** The oldest pending entries in seq order; only those behind `afterSeq`, if it is given. */
  pendingEntries(limit: number, afterSeq?: number): Entry[];
  /** Marks entries delivered; those not pending (any more) are left as they are. Returns the ids that changed. */
  acknowledge(scanIds: readonly string[], acknowledgedAtMs: number): string[];
  /** Sets one pending entry aside with its refusal and counts the attempt. */
  quarantine(scanId: string, refusal: Refusal): void;
  /** Puts quarantined entries back into the queue. Returns the ids that changed. */
  requeue(scanIds: readonly string[]): string[];
  counts(): OutboxCounts;
  /** The newest entries, newest first. */
  recentEntries(limit: number): EntrySummary[];
  close(): void;
}
