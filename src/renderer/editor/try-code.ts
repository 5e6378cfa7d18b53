import { isSafeField } from '../../shared/check-patterns';
import type { CodeTools } from '../../shared/gs1';
import { readAsField, type RefusalReason } from '../../shared/judge-code';
import type { PatternVerdicts } from '../../shared/pattern';
import { fieldSchema } from '../../shared/workflow-field';
import type { Field, Workflow } from '../../shared/workflow';

/** What one field makes of a sample code. */
export type FieldTrial =
  /** What would be stored, by name of the field. */
  | { outcome: 'accepted'; field: Field; values: readonly { name: string; value: string }[] }
  | { outcome: 'refused'; field: Field; reason: RefusalReason }
  /** The field has a mistake and can judge nothing yet. */
  | { outcome: 'unsound'; field: Field }
  /** Its pattern has not been examined yet, or could hold up the window: it is not run. */
  | { outcome: 'unexamined' | 'unsafe'; field: Field };

/** Tries a sample code on every field of a workflow that may have mistakes, as if each were expected. */
export function tryCode(
  draft: Workflow,
  code: string,
  verdicts: PatternVerdicts,
  tools: CodeTools,
): FieldTrial[] {
  const obstacles = draft.fields.map((field) => findObstacle(field, verdicts));
  const workflow = { ...draft, fields: draft.fields.filter((_field, index) => obstacles[index] === null) };
  return draft.fields.map((field, index) => {
    const obstacle = obstacles[index] ?? null;
    if (obstacle !== null) return { outcome: obstacle, field };
    const verdict = readAsField(workflow, field, code, tools);
    if (verdict.verdict === 'refused') return { outcome: 'refused', field, reason: verdict.reason };
    const values = verdict.values.map(({ field: { name }, value }) => ({ name, value }));
    return { outcome: 'accepted', field, values };
  });
}

function findObstacle(field: Field, verdicts: PatternVerdicts): 'unsound' | 'unexamined' | 'unsafe' | null {
  if (!fieldSchema.safeParse(field).success) return 'unsound';
  if (isSafeField(field, verdicts)) return null;
  return field.pattern !== undefined && verdicts.has(field.pattern) ? 'unsafe' : 'unexamined';
}
