import type {
  PersonalRecord,
  QuarantineCause,
  QuarantinedEntry,
  QuarantinePage,
} from '../../../shared/quarantine';
import type { ShiftLedger } from '../../../shared/ledger';
import type { EarlierScan } from '../../../shared/ipc';
import type { Appendable, GroupOfRows } from '../../../shared/scan';
import type { EntrySummary, OldestPending } from '../../../shared/status';
import type { OutboxHistory } from '../history-port';
import type {
  AppendContext,
  Entry,
  EntryOrigin,
  NumberBlock,
  NumberedEntry,
  NumberedId,
  Refusal,
  SeqRange,
} from '../entry';

/*
 * Terminology
 *   entry        a row of the outbox: one scan or one void, kept from capture until it is delivered, and after
 *   append       store a new entry, scanned here or imported; answered only after the commit is on disk
 *   acknowledge  pending -> acknowledged: the destination returned the entry's own key
 *   quarantine   pending -> quarantined: the destination refused this very row; kept with the reason
 *   requeue      back to pending: from quarantined, or from acknowledged when the destination has lost it
 *   prune        let a delivered entry go that is older than the history to be kept; its number stays in every count
 *   discard      a person decides that a quarantined entry is not to be delivered: it stays quarantined, marked
 * Requeue and discard are recorded with person, reason and time. No other way of changing an entry exists, and there is
 * no "in flight" state on disk.
 */

export type AppendResult =
  | { outcome: 'saved'; seq: number; repeated: boolean }
  /** The same scanId was appended before with other content. */
  | { outcome: 'conflict'; seq: number }
  /** The terms refuse it: the same row was scanned before, under the number `seq`. Nothing was stored. */
  | { outcome: 'duplicate'; seq: number; earlier: EarlierScan }
  /** A void of a scan that another one, under the number `seq`, cancels already. Nothing was stored. */
  | { outcome: 'already-voided'; seq: number };

export interface OutboxCounts {
  pending: number;
  /** Those that wait for a person's decision; discarded ones are not among them. */
  quarantined: number;
  /** The oldest pending entry that waits for no other, with the jumps that later entries noticed; null: there is none. */
  oldestPending: OldestPending | null;
  /** Highest seq ever given out; 0 when empty. */
  lastSeq: number;
}

/** A person's decision and its time. */
export interface RecordedDecision extends PersonalRecord {
  atMs: number;
}

/** What is kept of an undelivered entry, wherever it travels. */
interface KeptEntry {
  item: Appendable;
  shift: string;
  serverOffsetMs: number | null;
  state: 'pending' | 'quarantined';
  attempts: number;
  /** The last one; a pending entry has it when it was sent again. */
  refusal: Refusal | null;
  /** ISO 8601, UTC. */
  refusedAt: string | null;
  /** ISO 8601, UTC; null unless a person decided that it is not to be delivered. */
  discardedAt: string | null;
}

/** An entry of another outbox. */
export interface ImportableEntry extends KeptEntry {
  origin: EntryOrigin;
}

/** An undelivered entry of this outbox. */
export interface UndeliveredEntry extends KeptEntry {
  seq: number;
  /** For an imported entry: where it was scanned. */
  origin: EntryOrigin | null;
}

/** What an import did; nothing of it is stored when any entry is in conflict. */
export type ImportResult =
  | { outcome: 'imported'; importedIds: string[]; alreadyHere: number }
  /** Positions of the entries whose scanId is here with other content, or whose number is here with another scanId. */
  | { outcome: 'conflict'; conflicts: number[] };

/** A damaged file that was set aside just now. */
export interface JustSetAside {
  keptAs: string;
  detail: string;
  /** What was known of it while it was in use; null: it could not even be opened. */
  outboxId: string | null;
  lastSeq: number | null;
}

/** What carries entries between outboxes asks. */
export interface OutboxTransfer {
  /** Pending entries and those that wait for a decision, in order; only those behind `afterSeq`. */
  undeliveredEntries(afterSeq: number, limit: number): UndeliveredEntry[];
  /** Those of these ids that are undelivered. */
  findUndelivered(scanIds: readonly string[]): UndeliveredEntry[];
  /** Positions of the entries that contradict what is here; an import without them goes through. */
  findImportConflicts(entries: readonly ImportableEntry[]): number[];
  /**
   * Appends entries of other outboxes, each in its state, with a number of this outbox beside its own. All or none. An entry
   * that is here already, under whichever number, is left as it is: its scanId has it delivered once.
   */
  importEntries(entries: readonly ImportableEntry[], decision: RecordedDecision): ImportResult;
}

/** What the ledger asks of the outbox. */
export interface OutboxLedger {
  /** Counts of one shift. */
  shiftLedger(shift: string): ShiftLedger;
  /** From the first to the last number of a shift; null when it has no entry. */
  shiftRange(shift: string): SeqRange | null;
  /** The delivered entries of this outbox's own, pruned ones included, by block; blocks without any are left out. */
  countAcknowledged(range: SeqRange, blockSize: number): NumberBlock[];
  /** The lowest number that is here; null when there is none. */
  firstSeq(): number | null;
  /** The entries scanned here (not the imported ones) in order. */
  numberedEntries(range: SeqRange): NumberedEntry[];
  /** Puts acknowledged entries back into the queue, because the destination has lost them. Returns the ids that changed. */
  requeueLost(seqs: readonly number[], decision: RecordedDecision): string[];
}

/** What is asked about rows that belong together. */
export interface OutboxGroups {
  /** The children stored since the group was last closed, without those that were cancelled or discarded. */
  countGroup(group: GroupOfRows): number;
}

/** What a person asks of the outbox about refused entries. */
export interface OutboxQuarantine {
  quarantinedEntries(page: QuarantinePage): QuarantinedEntry[];
  /** The causes of those that wait for a decision, most frequent first. */
  quarantineCauses(): QuarantineCause[];
  /** Puts quarantined entries back into the queue, discarded ones too. Returns the ids that changed. */
  requeue(scanIds: readonly string[], decision: RecordedDecision): string[];
  /** The same for all of one cause that wait for a decision. */
  requeueCause(cause: string, decision: RecordedDecision): string[];
  /** Marks quarantined entries as not to be delivered. Returns the ids that changed. */
  discard(scanIds: readonly string[], decision: RecordedDecision): string[];
}

/** Which entries were delivered long enough ago to be pruned: before this day, and up to this number. */
export interface PruneBound {
  dayId: number;
  toSeq: number;
}

/** What is known of pruning, and of the room entries take. */
export interface RetentionFacts {
  /** The highest number ever pruned; one up to it that is not here was pruned. */
  prunedSeq: number;
  /** Different days on which something was delivered that may still be here. */
  days: number;
  fileBytes: number;
  /** Of these, what nothing is stored in. */
  emptyBytes: number;
}

/**
 * What pruning asks. An entry may go when it was delivered before the newest days of delivery. Held is a scan whose void is
 * not delivered, a void whose scan is here, and the closing of a group whose earlier rows are here.
 */
export interface OutboxRetention {
  retentionFacts(): RetentionFacts;
  /** What was delivered before the newest `days` days of delivery; null: there are not as many. */
  pruneBound(days: number): PruneBound | null;
  /** Those that may go among the next `limit` entries behind `afterSeq`; `lastSeq`: the last looked at, null: none is left. */
  prunableSeqs(
    bound: PruneBound,
    afterSeq: number,
    limit: number,
  ): { seqs: number[]; lastSeq: number | null };
  /** Prunes those of these entries that still may go; answers how many. They stay in every count. */
  prune(bound: PruneBound, seqs: readonly number[]): number;
  /** To be called when everything within the bound has been looked at. */
  forgetDays(bound: PruneBound): void;
  /** Gives at most so many empty pages back to the disk; nothing where the file was made by an older program. */
  giveBack(pages: number): void;
}

/** What is committed and safe, but not yet moved into the file itself. */
export interface WriteAheadLog {
  /** Pages in the log that are not in the file yet. */
  pagesToMove(): number;
  /** Moves them into the file; takes as long as the disk does. Dying in between loses nothing. Throws SQLite's error. */
  checkpoint(): void;
}

/**
 * The durable local table. One process owns the file. All methods are synchronous: when they return,
 * the change is committed with a full sync; when they throw, nothing changed.
 */
export interface Outbox
  extends
    OutboxQuarantine,
    OutboxLedger,
    OutboxTransfer,
    OutboxGroups,
    OutboxRetention,
    OutboxHistory,
    WriteAheadLog {
  /** Written when the file is created: with `seq` it names an entry for ever, even after a restore. */
  readonly outboxId: string;
  append(item: Appendable, context: AppendContext): AppendResult;
  /**
   * The oldest pending entries in seq order, without the voids whose scan is here and neither delivered nor discarded:
   * they wait for it. Only those behind `afterSeq`, if it is given.
   */
  pendingEntries(limit: number, afterSeq?: number): Entry[];
  /** Marks entries delivered; those not pending (any more) are left as they are. Returns the ids that changed. */
  acknowledge(entries: readonly NumberedId[], acknowledgedAtMs: number): string[];
  /** Sets one pending entry aside with its refusal and counts the attempt. */
  quarantine(scanId: string, refusal: Refusal, refusedAtMs: number): void;
  counts(): OutboxCounts;
  /** Looks through a little more of the file; `whole` when all of it was seen. Damage is thrown as such. */
  checkSlice(): 'more' | 'whole';
  /** Voids among the 1,000 oldest pending entries that wait for a quarantined scan to be decided. */
  waitingVoids(): number;
  /** The newest scans, newest first, each with whether a void cancels it. */
  recentEntries(limit: number): EntrySummary[];
  /** Who made a scan; null: it is not here. */
  operatorOf(scanId: string): string | null;
  close(): void;
}

/** Where the open file is. */
export interface FilePlace {
  /** Its path. */
  readonly file: string;
  /** Whether its name still leads to the file that is open. Throws the system's error when that cannot be said. */
  isInPlace(): boolean;
  /**
   * Writes everything the open file holds into a new one of the same name, whole, checked and on disk. What lies in its
   * way is renamed. The open file is then to be closed and the new one opened. Throws; nothing is lost by that.
   */
  putBack(wallMs: number): void;
}

/** The outbox in a file that has a place. */
export type PlacedOutbox = Outbox & FilePlace;
