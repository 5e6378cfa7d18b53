import {
  inPlainWords,
  readWorkflow,
  toMistakes,
  type ReadWorkflow,
  type WorkflowMistake,
} from '../../shared/read-workflow';
import type { PatternVerdicts } from '../../shared/pattern';
import { isUsable, tableMappingSchema, type UnusableMapping } from '../../shared/table-mapping';
import type { Workflow } from '../../shared/workflow';

/**
 * Reads a workflow as somebody edits it. `otherNames`: those of the other workflows of the station, which it must not
 * replace.
 */
export function readDraft(
  document: unknown,
  verdicts: PatternVerdicts,
  otherNames: readonly string[] = [],
): ReadWorkflow {
  const read = readWorkflow(document, verdicts);
  if (read.workflow === null) return read;
  const { workflow } = read;
  const issues = [...readName(workflow, otherNames), ...readDestination(workflow, document)];
  return issues.length === 0 ? read : { workflow: null, issues };
}

function readName({ name }: Workflow, otherNames: readonly string[]): WorkflowMistake[] {
  return otherNames.includes(name) ? [{ path: 'name', message: 'is the name of another workflow' }] : [];
}

/** The station scans by a workflow whose table is described wrongly, but nobody should write one. */
function readDestination({ destination }: Workflow, document: unknown): WorkflowMistake[] {
  if (destination === undefined || isUsable(destination)) return [];
  const written = (document as { destination: object }).destination;
  // A mapping that was read before carries its mistakes as sentences.
  if ('problems' in written) {
    return (written as UnusableMapping).problems.map((message) => ({ path: 'destination', message }));
  }
  const parsed = tableMappingSchema.safeParse(written, { error: inPlainWords });
  if (parsed.success) return [];
  return toMistakes(parsed.error.issues).map(({ path, message }) => ({
    path: path === '' ? 'destination' : `destination.${path}`,
    message,
  }));
}
