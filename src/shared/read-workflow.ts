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
 * Reads a document as a workflow that may judge codes, the one way wherever one comes from. A pattern without a verdict is not
 * run; who may judge codes by the workflow examines all of them before.
 */
export function readWorkflow(document: unknown, verdicts: PatternVerdicts): ReadWorkflow {
  const parsed = workflowShapeSchema.safeParse(document, withInput);
  if (!parsed.success) return { workflow: null, issues: parsed.error.issues.map(toMistake) };
  return refusedFor([...checkWorkflow(parsed.data), ...checkPatterns(parsed.data, verdicts)], parsed.data);
}

/**
 * The same for a document that somebody saves or takes in: its rows must fit the table that holds them, too. A station that
 * scans by one that does not goes on, because its scans are safe and other rules would refuse its labels.
 */
export function readNewWorkflow(document: unknown, verdicts: PatternVerdicts): ReadWorkflow {
  const read = readWorkflow(document, verdicts);
  const shape = read.workflow ?? readShape(document);
  return shape === null ? read : refusedFor([...read.issues, ...checkOwnTable(shape)], shape);
}

/** A document that has the shape of a workflow, whatever its parts say of each other; null for another. */
export function readShape(document: unknown): Workflow | null {
  const parsed = workflowShapeSchema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

/** The patterns of a document, which are to be examined before it is read; none of one that has another shape. */
export function patternsIn(document: unknown): string[] {
  const shape = readShape(document);
  return shape === null ? [] : patternsOf(shape);
}

function refusedFor(issues: readonly WorkflowMistake[], workflow: Workflow): ReadWorkflow {
  return issues.length === 0 ? { workflow, issues: [] } : { workflow: null, issues };
}
