import { z } from 'zod';
import { maximumCodeLength } from './code-length';
import type { ListVersions } from './list-versions';
import type { EntryEvent, EntryOrigin, Refusal } from './quarantine';
import { entryStates, type EnteredBy, type Override } from './scan';
import type { EntrySummary } from './status';

/** What a scan of the history can be: where it is, or cancelled. */
export const historyStates = [...entryStates, 'voided'] as const;
export type HistoryState = (typeof historyStates)[number];

const daySchema = z.iso.date();

/** Which scans are wanted; null: whichever. */
export const historyQuerySchema = z.strictObject({
  /** One of the codes of the scan begins or ends so; upper or lower case does not matter. */
  code: z.string().min(1).max(maximumCodeLength).nullable(),
  /** First and last local day of the capture, `2026-11-23`. */
  fromDay: daySchema.nullable(),
  toDay: daySchema.nullable(),
  operator: z.string().min(1).max(maximumCodeLength).nullable(),
  state: z.enum(historyStates).nullable(),
  workflow: z.string().min(1).max(64).nullable(),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** Every scan there is. */
export const wholeHistory: HistoryQuery = {
  code: null,
  fromDay: null,
  toDay: null,
  operator: null,
  state: null,
  workflow: null,
};

/** Where in the history to go on: scans with a number below `before`, newest first; null: from the newest on. */
export const historyPlaceSchema = z.strictObject({
  before: z.int().min(1).nullable(),
  limit: z.int().min(1).max(500),
});
export type HistoryPlace = z.infer<typeof historyPlaceSchema>;

/** A part of what was found, newest first. */
export interface HistoryPage {
  /** At most as many as wanted, and fewer, even none, when a longer look would have kept a scan waiting. */
  entries: EntrySummary[];
  /** The `before` to go on with; null: everything was seen. */
  next: number | null;
}

/** The void of a scan. */
export interface VoidOfEntry {
  operator: string;
  reason: string;
  /** ISO 8601 with offset. */
  capturedAt: string;
  state: EntrySummary['state'];
}

/** Everything that is known of one scan. Times of the agent are ISO 8601, UTC. */
export interface EntryDetail extends EntrySummary {
  workflowVersion: number;
  shift: string;
  enteredBy: EnteredBy;
  acknowledgedAt: string | null;
  attempts: number;
  refusal: Refusal | null;
  refusedAt: string | null;
  discardedAt: string | null;
  /** Server clock minus station clock in milliseconds at capture, if it had been measured. */
  serverOffsetMs: number | null;
  override: Override | null;
  scanner: string | null;
  listVersions: ListVersions | null;
  origin: EntryOrigin | null;
  events: EntryEvent[];
  void: VoidOfEntry | null;
}
