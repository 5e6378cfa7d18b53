import type { CodeTools } from '../../shared/gs1';
import { readAsField, type RefusalReason } from '../../shared/judge-code';
import { fieldSchema } from '../../shared/workflow-field';
import type { Field, Workflow } from '../../shared/workflow';

/** What one field makes of a sample code. */
export type FieldTrial =
  /** What would be stored, by name of the field. */
  | { outcome: 'accepted'; field: Field; values: readonly { name: string; value: string }[] }
  | { outcome: 'refused'; field: Field; reason: RefusalReason }
  /** The field has a mistake and can judge nothing yet. */
  | { outcome: 'unsound'; field: Field };

/** Tries a sample code on every field of a workflow that may have mistakes, as if each were expected. */
export function tryCode(draft: Workflow, code: string, tools: CodeTools): FieldTrial[] {
  const isSound = (field: Field): boolean => fieldSchema.safeParse(field).success;
  const workflow = { ...draft, fields: draft.fields.filter(isSound) };
  return draft.fields.map((field) => {
    if (!workflow.fields.includes(field)) return { outcome: 'unsound', field };
    const verdict = readAsField(workflow, field, code, tools);
    if (verdict.verdict === 'refused') return { outcome: 'refused', field, reason: verdict.reason };
    const values = verdict.values.map(({ field: { name }, value }) => ({ name, value }));
    return { outcome: 'accepted', field, values };
  });
}
