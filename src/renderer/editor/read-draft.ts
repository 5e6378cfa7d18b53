import type { z } from 'zod';
import { isUsable, tableMappingSchema, type UnusableMapping } from '../../shared/table-mapping';
import { workflowSchema, type Workflow } from '../../shared/workflow';

/** A mistake in a workflow and its place, e.g. `fields.2.pattern`. */
export interface DraftIssue {
  path: string;
  message: string;
}

/** A workflow as somebody edits it, read. */
export type ReadDraft =
  { workflow: Workflow; issues: readonly [] } | { workflow: null; issues: readonly DraftIssue[] };

/** Reads a document as a workflow. `otherNames`: those of the other workflows of the station, which it must not replace. */
export function readDraft(document: unknown, otherNames: readonly string[] = []): ReadDraft {
  const parsed = workflowSchema.safeParse(document, { error: inPlainWords });
  if (!parsed.success) return { workflow: null, issues: toIssues(parsed.error) };
  const workflow = parsed.data;
  const issues = [...readName(workflow, otherNames), ...readDestination(workflow, document)];
  return issues.length === 0 ? { workflow, issues: [] } : { workflow: null, issues };
}

function readName({ name }: Workflow, otherNames: readonly string[]): DraftIssue[] {
  return otherNames.includes(name) ? [{ path: 'name', message: 'is the name of another workflow' }] : [];
}

/** The station scans by a workflow whose table is described wrongly, but nobody should write one. */
function readDestination({ destination }: Workflow, document: unknown): DraftIssue[] {
  if (destination === undefined || isUsable(destination)) return [];
  const written = (document as { destination: object }).destination;
  // A mapping that was read before carries its mistakes as sentences.
  if ('problems' in written) {
    return (written as UnusableMapping).problems.map((message) => ({ path: 'destination', message }));
  }
  const parsed = tableMappingSchema.safeParse(written, { error: inPlainWords });
  if (parsed.success) return [];
  return toIssues(parsed.error).map(({ path, message }) => ({
    path: path === '' ? 'destination' : `destination.${path}`,
    message,
  }));
}

function toIssues(error: z.ZodError): DraftIssue[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** What the schema has no sentence of its own for. */
const inPlainWords: z.core.$ZodErrorMap = (issue) => {
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
