import { z } from 'zod';
import { maximumCodeLength } from './code-length';
import { listVersionsSchema } from './list-versions';

export { maximumCodeLength } from './code-length';

/** UUIDv7 made at capture; the idempotency key of everything that leaves this station. */
export const scanIdSchema = z.uuidv7();

const wordSchema = z.string().min(1).max(64);

/** How the codes of a scan were entered. `manual` when any code of the row came at typing speed. */
export const enteredBySchema = z.enum(['scan', 'manual']);
export type EnteredBy = z.infer<typeof enteredBySchema>;

/** How one code came in. A row with a pasted code is stored as `manual`. */
export type CodeEnteredBy = EnteredBy | 'paste';

/** When a scan was captured, by the window's clocks. */
export const capturedAtSchema = z.strictObject({
  /** ISO 8601 wall time with zone offset and milliseconds. */
  wallTime: z.iso.datetime({ offset: true, precision: 3 }),
  /** Milliseconds since the window started; immune to clock changes. */
  monotonicMs: z.number().nonnegative(),
});
export type CapturedAt = z.infer<typeof capturedAtSchema>;

/** A supervisor's decision that a row is no mistake although the same one was scanned before. */
const overrideSchema = z.strictObject({
  /** Badge of the supervisor. */
  by: wordSchema,
  /** The scan the row repeats. */
  duplicateOf: scanIdSchema,
});
export type Override = z.infer<typeof overrideSchema>;

/** One finished reading of a workflow's fields. */
export const scanSchema = z.strictObject({
  kind: z.literal('scan'),
  scanId: scanIdSchema,
  workflow: wordSchema,
  workflowVersion: z.int().positive(),
  /** Code by field name, sticky fields included. */
  fields: z.record(wordSchema, z.string().max(maximumCodeLength)),
  operator: z.string().min(1).max(maximumCodeLength),
  enteredBy: enteredBySchema,
  capturedAt: capturedAtSchema,
  /** Set where a supervisor let the same row be stored again. */
  override: overrideSchema.optional(),
  /** Name of the serial scanner that read the code which finished it; left out where that came through the keyboard. */
  scanner: wordSchema.optional(),
  /** What the lists of the database were when the row was begun. */
  listVersions: listVersionsSchema.optional(),
});
export type Scan = z.infer<typeof scanSchema>;

/** An event that cancels an earlier scan; the scan itself is never edited or removed. */
export const voidSchema = z.strictObject({
  kind: z.literal('void'),
  scanId: scanIdSchema,
  workflow: wordSchema,
  workflowVersion: z.int().positive(),
  fields: z.strictObject({ voidedScanId: scanIdSchema, reason: z.string().min(1).max(200) }),
  operator: wordSchema,
  enteredBy: enteredBySchema,
  capturedAt: capturedAtSchema,
});
export type Void = z.infer<typeof voidSchema>;

/** What the window asks the agent to append to the outbox. */
export const appendableSchema = z.discriminatedUnion('kind', [scanSchema, voidSchema]);
export type Appendable = z.infer<typeof appendableSchema>;

/** What is looked up when a scan is appended, and remembered for those that follow. */
export const appendTermsSchema = z.strictObject({
  /** The same values in these fields, scanned no longer ago than this, are a duplicate; null: there are none. */
  duplicates: z
    .strictObject({
      fields: z.array(wordSchema).min(1).max(40),
      windowMs: z.int().min(1_000),
    })
    .nullable(),
  /** Field whose value holds the rows of a group together, and what this row is in it; null: in no group. */
  group: z.strictObject({ parent: wordSchema, role: z.enum(['child', 'closing']) }).nullable(),
});
export type AppendTerms = z.infer<typeof appendTermsSchema>;

/** The group whose rows are counted. */
export const groupSchema = z.strictObject({
  workflow: wordSchema,
  parent: wordSchema,
  value: z.string().max(maximumCodeLength),
});
export type GroupOfRows = z.infer<typeof groupSchema>;

/** The state of an outbox entry. There is no "in flight": a crash leaves an entry pending and idempotency makes the repeat harmless. */
export const entryStates = ['pending', 'acknowledged', 'quarantined'] as const;
export type EntryState = (typeof entryStates)[number];
