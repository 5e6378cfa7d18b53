import { z } from 'zod';
import { maximumCodeLength } from './code-length';
import { formByKey } from './form-by-key';
import { patternSchema } from './pattern';
import { wholeNumber } from './whole-number';
import { workflowNameSchema } from './workflow-field';
import { mistake, reporting } from './workflow-mistake';

const positionSchema = wholeNumber(1, maximumCodeLength);

/** A value taken out of a field's code and stored beside it, e.g. the CP base code. */
export const derivedSchema = z.strictObject({
  /** The key in `Scan.fields`. */
  name: workflowNameSchema,
  field: workflowNameSchema,
  take: formByKey(
    {
      first: z.strictObject({ first: positionSchema }),
      last: z.strictObject({ last: positionSchema }),
      /** Characters are counted from 1. */
      from: z.strictObject({ from: positionSchema, length: positionSchema }),
      /** The first group of a regular expression the whole code must match; nothing when it does not. */
      group: z.strictObject({ group: patternSchema }),
    },
    mistake('take'),
  ),
});
export type Derived = z.infer<typeof derivedSchema>;

/** How two values of a row can be compared. */
export const mustBe = ['equal', 'differ', 'same-start'] as const;

/** What two values of a row must have in common. It is judged as soon as both are there. */
export const matchRuleSchema = z
  .strictObject({
    /** Names of fields or derived values. */
    left: workflowNameSchema,
    right: workflowNameSchema,
    must: z.enum(mustBe),
    /** For `same-start`: how many characters. */
    length: positionSchema.optional(),
  })
  .refine(({ must, length }) => (must === 'same-start') === (length !== undefined), {
    ...reporting(mistake('same-start-length')),
    path: ['length'],
  });
export type MatchRule = z.infer<typeof matchRuleSchema>;

/** A list of codes that comes with the workflow. */
export const inlineListSchema = z
  .array(z.strictObject({ code: z.string().min(1).max(64), text: z.string().max(100).default('') }))
  .min(1)
  .max(1_000);

/** Lists that come from the database with the reference data; looked up where they are known. */
export const referenceLists = ['operators', 'defects', 'products'] as const;

/** How many pieces a row stands for; set by a command code for the row that is being scanned. */
export const quantitySchema = z
  .strictObject({
    /** The key in `Scan.fields`. */
    name: workflowNameSchema.default('quantity'),
    default: wholeNumber(1, 9_999).default(1),
    maximum: wholeNumber(1, 9_999).default(999),
  })
  .refine(({ default: usual, maximum }) => usual <= maximum, reporting(mistake('default-above-maximum')));

/** The same row again within the window is refused. */
export const duplicatesSchema = z.strictObject({
  /** Up to a week. */
  windowSeconds: wholeNumber(1, 604_800),
  /** The fields by which a row is the same; left out: all that are not sticky. */
  fields: z.array(workflowNameSchema).min(1).optional(),
});

/**
 * One parent, many children: every child is a row of its own, saved at once. The parent is a sticky field that is let go
 * when the group is closed: after `count` children, or by a command code.
 */
export const groupSchema = z.strictObject({
  parent: workflowNameSchema,
  count: wholeNumber(1, 9_999).optional(),
  /** Whether the closing is stored as a row with the parent and `count`, without a child. */
  recordClosing: z.boolean().default(true),
});
export type Group = z.infer<typeof groupSchema>;
