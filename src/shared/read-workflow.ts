import { checkOwnTable } from './check-own-table';
import { checkPatterns, patternsOf } from './check-patterns';
import { checkWorkflow } from './check-workflow';
import type { PatternVerdicts } from './pattern';
import { workflowShapeSchema, type Workflow } from './workflow';
import { toMistake, withInput, type WorkflowMistake } from './workflow-mistake';

/** A document, read as a workflow. */
export type ReadWorkflow =
  { workflow: Workflow; issues: readonly [] } | { workflow: null; issues: readonly WorkflowMistake[] };

/**
 * Reads a document as a workflow, the one way wherever one comes from. A pattern without a verdict is not run; who may judge
 * codes by the workflow examines all of them before.
 */
export function readWorkflow(document: unknown, verdicts: PatternVerdicts): ReadWorkflow {
  const parsed = workflowShapeSchema.safeParse(document, withInput);
  if (!parsed.success) return { workflow: null, issues: parsed.error.issues.map(toMistake) };
  const issues = [
    ...checkWorkflow(parsed.data),
    ...checkOwnTable(parsed.data),
    ...checkPatterns(parsed.data, verdicts),
  ];
  return issues.length === 0 ? { workflow: parsed.data, issues: [] } : { workflow: null, issues };
}

/** The patterns of a document, which are to be examined before it is read; none of one that has another shape. */
export function patternsIn(document: unknown): string[] {
  const parsed = workflowShapeSchema.safeParse(document);
  return parsed.success ? patternsOf(parsed.data) : [];
}
