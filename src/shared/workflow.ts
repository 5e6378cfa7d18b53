import { z } from 'zod';
import { workflowDestinationSchema } from './table-mapping';

export { isApproved } from './approval';

const patternSchema = z
  .string()
  .min(1)
  .max(200)
  .refine(isPattern, { error: 'is not a valid regular expression' });

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source.length > 0;
  } catch {
    return false;
  }
}

/** One field an operator scans, with its rule. */
export const fieldSchema = z.strictObject({
  /** Stable name; the key in `Scan.fields`. */
  name: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, { error: 'must be lower-case letters, digits and _' }),
  /** Short label on screen, e.g. `CP`. */
  label: z.string().min(1).max(32),
  /** The label with its article, for sentences: "This is {noun}", e.g. `a CP label`. */
  noun: z.string().min(1).max(48),
  /** What a good code looks like, shown beside a refusal, e.g. `CP12345678-1234`. */
  example: z.string().min(1).max(64),
  /** Regular expression the whole code must match (anchored by the program). */
  pattern: patternSchema,
  /** A sticky field keeps its code for the following rows until it is scanned again. */
  sticky: z.boolean().default(false),
  /** `scan` refuses codes that were typed or pasted. */
  entry: z.enum(['any', 'scan']).default('any'),
});
export type Field = z.infer<typeof fieldSchema>;

/** The ordered fields an operator scans. Shape checked when the configuration is read. */
export const workflowSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, { error: 'must be lower-case letters, digits and -' }),
    version: z.int().positive(),
    fields: z.array(fieldSchema).min(1).max(20),
    /** Field whose code is stored as the operator of the scan. */
    operatorField: z.string(),
    /** A scan is approved when this field holds this code. */
    approvedWhen: z.strictObject({ field: z.string(), equals: z.string() }),
    /** A table that exists already and gets a row of each scan, beside the station's own. */
    destination: workflowDestinationSchema.optional(),
  })
  .superRefine((workflow, context) => {
    const names = workflow.fields.map((field) => field.name);
    const duplicate = names.find((name, index) => names.indexOf(name) !== index);
    if (duplicate !== undefined) {
      context.addIssue({ code: 'custom', path: ['fields'], message: `has two fields named "${duplicate}"` });
    }
    const references: [PropertyKey[], string][] = [
      [['operatorField'], workflow.operatorField],
      [['approvedWhen', 'field'], workflow.approvedWhen.field],
    ];
    for (const [path, name] of references) {
      if (!names.includes(name)) {
        context.addIssue({
          code: 'custom',
          path,
          message: `names the field "${name}", which does not exist`,
        });
      }
    }
    if (workflow.fields.every((field) => field.sticky)) {
      context.addIssue({ code: 'custom', path: ['fields'], message: 'needs a field that is not sticky' });
    }
  });
export type Workflow = z.infer<typeof workflowSchema>;

/** Outgoing quality check of finished goods: badge, product label, two order labels, defect code (`000` = approved). */
export const fgQuality: Workflow = {
  name: 'fg-quality',
  version: 1,
  operatorField: 'badge',
  approvedWhen: { field: 'defect', equals: '000' },
  fields: [
    {
      name: 'badge',
      label: 'Badge',
      noun: 'a badge',
      example: 'OP1234',
      pattern: 'OP\\d{4}',
      sticky: true,
      entry: 'any',
    },
    {
      name: 'cp',
      label: 'CP',
      noun: 'a CP label',
      example: 'CP12345678-1234',
      pattern: 'CP\\d{8}-\\d{4}',
      sticky: false,
      entry: 'any',
    },
    {
      name: 'oc1',
      label: 'OC1',
      noun: 'an OC label',
      example: 'OC12345678',
      pattern: 'OC\\d{8}',
      sticky: false,
      entry: 'any',
    },
    {
      name: 'oc2',
      label: 'OC2',
      noun: 'an OC label',
      example: 'OC12345678',
      pattern: 'OC\\d{8}',
      sticky: false,
      entry: 'any',
    },
    {
      name: 'defect',
      label: 'Defect',
      noun: 'a defect code',
      example: '000',
      pattern: '\\d{3}',
      sticky: false,
      entry: 'any',
    },
  ],
};
