import { errorText } from '../../shared/error-text';
import { workflowSchema, type Workflow } from '../../shared/workflow';

/** A workflow as somebody writes it, read. */
export type ReadDocument =
  | { workflow: Workflow; issues: null }
  | { workflow: null; issues: readonly { path: string; message: string }[] };

/** Reads the text of a workflow; every mistake is named with its place, e.g. `fields.2.pattern`. */
export function readDocument(text: string): ReadDocument {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const message = errorText(error);
    return { workflow: null, issues: [{ path: '', message }] };
  }
  const parsed = workflowSchema.safeParse(content);
  if (parsed.success) return { workflow: parsed.data, issues: null };
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return { workflow: null, issues };
}
