import type { CodeTools } from '../../shared/gs1';
import { readAsField, type RefusalReason } from '../../shared/judge-code';
import type { Field, Workflow } from '../../shared/workflow';

/** What one field makes of a sample code. */
export interface FieldTrial {
  field: Field;
  /** What would be stored, by name of the field; null when the code is refused. */
  values: readonly { name: string; value: string }[] | null;
  reason: RefusalReason | null;
}

/** Tries a sample code on every field, as if each were expected. */
export function tryCode(workflow: Workflow, code: string, tools: CodeTools): FieldTrial[] {
  return workflow.fields.map((field) => {
    const verdict = readAsField(workflow, field, code, tools);
    return verdict.verdict === 'accepted'
      ? { field, values: verdict.values.map(({ field: { name }, value }) => ({ name, value })), reason: null }
      : { field, values: null, reason: verdict.reason };
  });
}
