import { z } from 'zod';
import type { Appendable, EntryState } from './scan';

/** Why the destination refused one row; kept with the entry. */
export const refusalSchema = z.strictObject({
  /** Short cause without language, e.g. `value-too-long`. */
  cause: z.string().min(1).max(64),
  /** The server's own error number and text. */
  errorNumber: z.int().nullable(),
  message: z.string().max(10_000),
});
export type Refusal = z.infer<typeof refusalSchema>;

/**
 * Where an imported entry was scanned. Its number is that of the outbox it was first appended to, so that the database
 * takes it once, whichever station delivers it.
 */
export interface EntryOrigin {
  station: string;
  outboxId: string;
  seq: number;
}

/**
 * Who changed an entry by hand, and why; kept for ever. Whoever has shown a PIN for it is recorded, whatever stands here.
 */
export const personalRecordSchema = z.strictObject({
  /** Badge or name of the person. */
  by: z.string().trim().min(1).max(64),
  reason: z.string().trim().min(1).max(200),
});
export type PersonalRecord = z.infer<typeof personalRecordSchema>;

/** What was done to an entry by hand; kept for ever, oldest first. */
export interface EntryEvent extends PersonalRecord {
  event: 'requeued' | 'discarded' | 'imported';
  /** State of the entry before; null when it was not here. */
  from: EntryState | null;
  /** The refusal it carried then. */
  refusal: Refusal | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** An entry the database refused, with everything a person needs to judge it. */
export interface QuarantinedEntry {
  seq: number;
  item: Appendable;
  shift: string;
  /** Server clock minus station clock in milliseconds at capture, if it had been measured. */
  serverOffsetMs: number | null;
  attempts: number;
  refusal: Refusal;
  /** ISO 8601, UTC; null for entries refused before the program kept this time. */
  refusedAt: string | null;
  /** ISO 8601, UTC; null while it waits for a decision. */
  discardedAt: string | null;
  /** Null for an entry that was scanned at this station. */
  origin: EntryOrigin | null;
  events: EntryEvent[];
}

/** How many entries wait for a decision for the same cause. */
export interface QuarantineCause {
  cause: string;
  count: number;
}

/** A page of quarantined entries: those with a number above `afterSeq`, in order. */
export const quarantinePageSchema = z.strictObject({
  afterSeq: z.int().min(0),
  limit: z.int().min(1).max(100),
  /** Whether discarded ones are among them. */
  withDiscarded: z.boolean(),
});
export type QuarantinePage = z.infer<typeof quarantinePageSchema>;

/** Where the quarantined entries were written to. */
export interface QuarantineExport {
  file: string;
  count: number;
}

/** What is wrong with a file, and where: `entries[3].item.operator`; empty for the file as a whole. */
export interface FileProblem {
  where: string;
  what: string;
}

/** The answer to an import. Nothing of a refused file is stored. */
export type QuarantineImport =
  | {
      outcome: 'imported';
      /** Entries that are new here; they are pending now. */
      imported: number;
      /** Entries that were here already, by their scanId; left as they are. */
      alreadyHere: number;
    }
  | { outcome: 'refused'; problems: FileProblem[] };
