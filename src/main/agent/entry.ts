import type { EntryOrigin } from '../../shared/quarantine';
import type { Appendable, AppendTerms, EntryState } from '../../shared/scan';

export type { EntryOrigin, Refusal } from '../../shared/quarantine';
export type { SeqRange } from '../../shared/ledger';

/** What is known beside the item itself when it is appended; frozen from then on. */
export interface AppendContext {
  shift: string;
  /** Server clock minus station clock in milliseconds, if it has been measured. */
  serverOffsetMs: number | null;
  /** How far the wall clock jumped since the entry before, in milliseconds; null or left out: it did not. */
  clockJumpMs?: number | null;
  /** What is looked up before a scan is stored; left out: nothing. */
  terms?: AppendTerms | undefined;
}

/** One entry of the outbox, as the relay and the destination see it. */
export interface Entry {
  seq: number;
  scanId: string;
  item: Appendable;
  shift: string;
  serverOffsetMs: number | null;
  state: EntryState;
  /** Refusals of this very row so far; an outage never counts. */
  attempts: number;
  /** For an imported entry: what it is delivered under in place of this outbox and `seq`. */
  origin: EntryOrigin | null;
}

/** Numbers in a block of consecutive ones; count and sum together tell whether two sides hold the same. */
export interface NumberBlock {
  /** Number of the block: seq divided by the size of a block, rounded down. */
  block: number;
  count: number;
  sum: number;
}

/** A number and the scan or void that has it. */
export interface NumberedId {
  seq: number;
  scanId: string;
}

/** The same, with what this outbox says about it. */
export interface NumberedEntry extends NumberedId {
  state: EntryState;
}
