import { z } from 'zod';
import { maximumCodeLength } from './code-length';
import { formByKey } from './form-by-key';
import { wholeNumber } from './whole-number';
import { mistake, reporting, toMistake, withInput, type WorkflowMistake } from './workflow-mistake';

/** Longest name of a table or column in MariaDB, in characters. */
const maximumNameLength = 64;

const nameSchema = z
  .string()
  .min(1)
  .max(maximumNameLength)
  .refine((name) => !name.includes('\0') && !name.endsWith(' '), reporting(mistake('database-name')));

/**
 * What can be derived from a scan beside its fields. Times are those on the wall of the station, except the one that says
 * UTC.
 *   operator          the code of the workflow's operator field
 *   station           name of the station it was scanned at
 *   workflow          name of the workflow
 *   shift             `2026-11-24/1`: day on which the shift began, and its name
 *   shiftDate         `2026-11-24`
 *   shiftName         `1`
 *   capturedDate      `2026-11-24`
 *   capturedTime      `10:32:05`
 *   capturedAt        `2026-11-24 10:32:05`
 *   capturedAtUtc     `2026-11-24 08:32:05`
 *   approvedQuantity  `1` if the scan is approved, else `0`
 *   rejectedQuantity  `0` if the scan is approved, else `1`
 *   enteredBy         `scan` or `manual`
 *   scanner           name of the serial scanner that finished the row; NULL: it came through the keyboard
 *   supervisor        badge of whoever let it pass although it repeats another scan; NULL: nobody had to
 *   scanId            the idempotency key, 36 characters
 *   outboxId, seq     the local file it was kept in, and its number there
 */
export const derivedValues = [
  'operator',
  'station',
  'workflow',
  'shift',
  'shiftDate',
  'shiftName',
  'capturedDate',
  'capturedTime',
  'capturedAt',
  'capturedAtUtc',
  'approvedQuantity',
  'rejectedQuantity',
  'enteredBy',
  'scanner',
  'supervisor',
  'scanId',
  'outboxId',
  'seq',
] as const;
export type DerivedValue = (typeof derivedValues)[number];

const fieldValueSchema = z.strictObject({
  /** Name of a field of the workflow. */
  field: z.string().min(1),
  /** Takes a part of the code: the first character of it, counted from 1. */
  from: wholeNumber(1, maximumCodeLength).optional(),
  /** Takes a part of the code: how many characters; without it, all to the end. */
  length: wholeNumber(1, maximumCodeLength).optional(),
});
const derivedValueSchema = z.strictObject({ value: z.enum(derivedValues) });
const constantSchema = z.strictObject({ constant: z.union([z.string().max(maximumCodeLength), z.number()]) });

const columnValueSchema = formByKey(
  { field: fieldValueSchema, value: derivedValueSchema, constant: constantSchema },
  mistake('column'),
);

/** What a column gets: the code of a field or a part of it, a derived value, or the same in every row. Never SQL. */
export type ColumnValue = z.infer<typeof columnValueSchema>;

/** A table that exists and is not altered, and what its columns get of each scan. */
export const tableMappingSchema = z.strictObject({
  /** The database it is in, at the same server; without it the one of the settings. */
  database: nameSchema.optional(),
  table: nameSchema,
  /** By name of the column. Columns that are not named get their default. */
  columns: z
    .record(nameSchema, columnValueSchema)
    .refine((columns) => Object.keys(columns).length > 0, reporting(mistake('no-column'))),
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** A mapping that cannot be used. Nothing of its workflow may be delivered: it would arrive in the wrong place. */
export interface UnusableMapping {
  /** Where in the workflow, and what is wrong there. */
  problems: WorkflowMistake[];
  /** The mapping as somebody wrote it: it is kept until they mend it, also when the workflow is written again. */
  written: unknown;
}

/** Where a workflow's scans go beside the station's own table. */
export type WorkflowDestination = TableMapping | UnusableMapping;

/**
 * `destination` of a workflow. A mapping with a mistake does not cost the workflow: scanning goes on by its rules, and
 * delivery waits until the mapping is mended.
 */
export const workflowDestinationSchema = z.unknown().transform((value): WorkflowDestination => {
  const written = isKept(value) ? value.written : value;
  const parsed = tableMappingSchema.safeParse(written, withInput);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    toMistake({ ...issue, path: ['destination', ...issue.path] }),
  );
  return { problems, written };
});

/** Whether it was read before and kept with its mistakes. */
function isKept(value: unknown): value is { written: unknown } {
  return typeof value === 'object' && value !== null && 'problems' in value && 'written' in value;
}

/** Whether a destination can be used. */
export function isUsable(destination: WorkflowDestination): destination is TableMapping {
  return 'columns' in destination;
}
