import type { z } from 'zod';
import { checkPatterns, patternsOf } from './check-patterns';
import { checkWorkflow } from './check-workflow';
import type { PatternVerdicts } from './pattern';
import { workflowShapeSchema, type Workflow } from './workflow';

/** A mistake in a workflow and its place, e.g. `fields.2.pattern`; an empty path: the whole. */
export interface WorkflowMistake {
  path: string;
  message: string;
}

/** A document, read as a workflow. */
export type ReadWorkflow =
  { workflow: Workflow; issues: readonly [] } | { workflow: null; issues: readonly WorkflowMistake[] };

/**
 * Reads a document as a workflow, the one way wherever one comes from. A pattern without a verdict is not run; who may judge
 * codes by the workflow examines all of them before.
 */
export function readWorkflow(document: unknown, verdicts: PatternVerdicts): ReadWorkflow {
  const parsed = workflowShapeSchema.safeParse(document, { error: inPlainWords });
  if (!parsed.success) return { workflow: null, issues: toMistakes(parsed.error.issues) };
  const issues = [...checkWorkflow(parsed.data), ...checkPatterns(parsed.data, verdicts)];
  return issues.length === 0
    ? { workflow: parsed.data, issues: [] }
    : { workflow: null, issues: toMistakes(issues) };
}

/** The patterns of a document, which are to be examined before it is read; none of one that has another shape. */
export function patternsIn(document: unknown): string[] {
  const parsed = workflowShapeSchema.safeParse(document);
  return parsed.success ? patternsOf(parsed.data) : [];
}

/** The same mistakes by their dotted places. */
export function toMistakes(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): WorkflowMistake[] {
  return issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** What the schema has no sentence of its own for. */
export const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1 ? 'must not be empty' : `needs at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must not be longer than ${issue.maximum} characters`
        : `must not be more than ${issue.maximum}`;
    default:
      return undefined;
  }
};
