import type { Appendable, EntryState } from '../../shared/scan';

/** Why the destination refused one row; kept with the entry. */
export interface Refusal {
  /** Short cause without language, e.g. `value-too-long`. */
  cause: string;
  /** The server's own error number and text. */
  errorNumber: number | null;
  message: string;
}

/** What is known beside the item itself when it is appended; frozen from then on. */
export interface AppendContext {
  shift: string;
  /** Server clock minus station clock in milliseconds, if it has been measured. */
  serverOffsetMs: number | null;
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
}
