import { z } from 'zod';
import { checkWorkflow } from './check-workflow';
import { fittingLanguage, languages } from './preferences';
import { workflowDestinationSchema } from './table-mapping';
import { wholeNumber } from './whole-number';
import { fieldSchema, workflowNameSchema, type Field } from './workflow-field';
import { mistake, reporting } from './workflow-mistake';
import {
  derivedSchema,
  duplicatesSchema,
  groupSchema,
  inlineListSchema,
  matchRuleSchema,
  quantitySchema,
} from './workflow-rules';

export { isApproved } from './approval';
export type { Field } from './workflow-field';
export type { Derived, Group, MatchRule } from './workflow-rules';

/** The code or codes of a field that approve a row. */
const approvedWhenSchema = z.strictObject({
  field: workflowNameSchema,
  equals: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
});

/** The shape of a workflow, whatever its parts say of each other. */
export const workflowShapeSchema = z.strictObject({
  name: z.string().refine((name) => /^[a-z][a-z0-9-]{0,31}$/.test(name), reporting(mistake('workflow-name'))),
  /** What people call it; shown where a station has several. */
  title: z.string().min(1).max(48).optional(),
  /** The title in other languages. */
  translations: z
    .partialRecord(z.enum(languages), z.strictObject({ title: z.string().min(1).max(48) }))
    .optional(),
  /** Raised with every change: each scan stores the version that judged it. */
  version: z.int().positive(),
  fields: z.array(fieldSchema).min(1).max(20),
  /** Field whose code is stored as the operator of the scan. */
  operatorField: workflowNameSchema,
  /** A scan is approved when this field holds this code, else rejected; left out: it is neither. */
  approvedWhen: approvedWhenSchema.optional(),
  lists: z.record(workflowNameSchema, inlineListSchema).default({}),
  derived: z.array(derivedSchema).max(20).default([]),
  matches: z.array(matchRuleSchema).max(20).default([]),
  quantity: quantitySchema.optional(),
  duplicates: duplicatesSchema.optional(),
  group: groupSchema.optional(),
  /** How long after its capture the last row can be undone at the station; 0: not at all. */
  undoSeconds: wholeNumber(0, 86_400).default(600),
  /** A table that exists already and gets a row of each scan, beside the station's own. */
  destination: workflowDestinationSchema.optional(),
});

/**
 * A workflow: the ordered fields an operator scans, and the rules of a row. Its patterns are not run; `readWorkflow` reads one
 * that is to judge codes.
 */
export const workflowSchema = workflowShapeSchema.superRefine((workflow, context) => {
  for (const found of checkWorkflow(workflow)) {
    const { error, params } = reporting(found);
    context.addIssue({ code: 'custom', path: found.path.split('.'), message: error, params });
  }
});
export type Workflow = z.infer<typeof workflowShapeSchema>;

/** What people call a workflow, in a language (BCP 47) if it says so. */
export function titleOf(
  { title, name, translations }: Pick<Workflow, 'title' | 'name' | 'translations'>,
  language: string,
): string {
  return translations?.[fittingLanguage([language])]?.title ?? title ?? name;
}

/** What a field is called, in a language if it says so. */
export function wordsOf(field: Field, language: string): Pick<Field, 'label' | 'noun'> {
  const { label = field.label, noun = field.noun } = field.translations?.[fittingLanguage([language])] ?? {};
  return { label, noun };
}
