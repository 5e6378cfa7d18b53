import type { PatternVerdicts } from '../../shared/pattern';
import { readNewWorkflow, type ReadWorkflow } from '../../shared/read-workflow';
import { isUsable } from '../../shared/table-mapping';
import type { Workflow } from '../../shared/workflow';
import { mistake, type WorkflowMistake } from '../../shared/workflow-mistake';

/**
 * Reads a workflow as somebody edits it. `otherNames`: those of the other workflows of the station, which it must not
 * replace.
 */
export function readDraft(
  document: unknown,
  verdicts: PatternVerdicts,
  otherNames: readonly string[] = [],
): ReadWorkflow {
  const read = readNewWorkflow(document, verdicts);
  if (read.workflow === null) return read;
  const { workflow } = read;
  const issues = [...readName(workflow, otherNames), ...readDestination(workflow)];
  return issues.length === 0 ? read : { workflow: null, issues };
}

function readName({ name }: Workflow, otherNames: readonly string[]): WorkflowMistake[] {
  return otherNames.includes(name) ? [{ path: 'name', ...mistake('name-taken') }] : [];
}

/** The station scans by a workflow whose table is described wrongly, but nobody should write one. */
function readDestination({ destination }: Workflow): readonly WorkflowMistake[] {
  return destination === undefined || isUsable(destination) ? [] : destination.problems;
}
