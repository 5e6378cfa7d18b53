import { z } from 'zod';
import { checkDigits } from './check-digit';
import { maximumCodeLength } from './code-length';
import { patternSchema } from './pattern';
import { languages } from './preferences';
import { wholeNumber } from './whole-number';
import { mistake, reporting } from './workflow-mistake';

/** A name inside a workflow: of a field, a derived value or a list. */
export const workflowNameSchema = z
  .string()
  .refine((name) => /^[a-z][a-z0-9_]{0,31}$/.test(name), reporting(mistake('name')));

const lengthSchema = z
  .strictObject({
    minimum: wholeNumber(1, maximumCodeLength).default(1),
    maximum: wholeNumber(1, maximumCodeLength).default(maximumCodeLength),
  })
  .refine(({ minimum, maximum }) => minimum <= maximum, reporting(mistake('minimum-above-maximum')));

/** Lengths of EAN-8, UPC-A, EAN-13 and GTIN-14. */
export const gtinLengths = [8, 12, 13, 14] as const;

/** EAN-8, UPC-A, EAN-13 and GTIN-14: digits with the check digit of GS1. */
const gtinSchema = z.strictObject({
  /** Which of them are taken. */
  lengths: z
    .array(z.literal(gtinLengths))
    .min(1)
    .default([...gtinLengths]),
  /** `14-digits` fills up with zeros, so that the same article has one number whichever label was scanned. */
  stored: z.enum(['as-scanned', '14-digits']).default('as-scanned'),
});

/** The value of one application identifier in a GS1 code. One such code fills every field that names an AI in it. */
const gs1Schema = z.strictObject({
  ai: z.string().refine((ai) => /^\d{2,4}$/.test(ai), reporting(mistake('application-identifier'))),
  /** A code without application identifiers is taken as the value itself, e.g. an EAN-13 in place of (01). */
  orPlain: z.boolean().default(false),
});

/** One field an operator scans, with its rule: at least one of pattern, gtin, gs1, checkDigit and list. */
export const fieldSchema = z
  .strictObject({
    /** Stable name; the key in `Scan.fields`. */
    name: workflowNameSchema,
    /** Short label on screen, e.g. `CP`. */
    label: z.string().min(1).max(32),
    /** The label with its article, for sentences: "This is {noun}", e.g. `a CP label`. */
    noun: z.string().min(1).max(48),
    /** Label and noun in other languages; without them the ones above are shown. */
    translations: z
      .partialRecord(
        z.enum(languages),
        z.strictObject({
          label: z.string().min(1).max(32).optional(),
          noun: z.string().min(1).max(48).optional(),
        }),
      )
      .optional(),
    /** What a good code looks like, shown beside a refusal, e.g. `CP12345678-1234`. */
    example: z.string().min(1).max(64),
    /** Taken off the front of a code before anything else, if it is there. */
    stripPrefix: z.string().min(1).max(32).optional(),
    /** `upper` and `lower` change the code before it is judged and stored. */
    case: z.enum(['as-is', 'upper', 'lower']).default('as-is'),
    length: lengthSchema.optional(),
    /** Regular expression the whole code must match (anchored by the program). */
    pattern: patternSchema.optional(),
    gtin: gtinSchema.optional(),
    gs1: gs1Schema.optional(),
    checkDigit: z.enum(checkDigits).optional(),
    /** Name of a list of the workflow, or of one of the station's reference data. */
    list: workflowNameSchema.optional(),
    /** A sticky field keeps its code for the following rows until it is scanned again. */
    sticky: z.boolean().default(false),
    /** `scan` refuses codes that were typed or pasted. */
    entry: z.enum(['any', 'scan']).default('any'),
    /** An optional field is passed over by scanning the next one, or by the command "skip". */
    optional: z.boolean().default(false),
  })
  .refine(
    ({ pattern, gtin, gs1, checkDigit, list }) => pattern ?? gtin ?? gs1 ?? checkDigit ?? list,
    reporting(mistake('no-rule')),
  );
export type Field = z.infer<typeof fieldSchema>;
