/** Whether a finished row counts as approved by the workflow's own rule; null where the workflow has none. */
export function isApproved(
  workflow: { approvedWhen?: { field: string; equals: string | readonly string[] } | undefined },
  fields: Readonly<Record<string, string>>,
): boolean | null {
  if (workflow.approvedWhen === undefined) return null;
  const { field, equals } = workflow.approvedWhen;
  const code = fields[field];
  return code !== undefined && approvingCodes(equals).includes(code);
}

/** The codes that approve a row, the usual one first. */
export function approvingCodes(equals: string | readonly string[]): readonly string[] {
  return typeof equals === 'string' ? [equals] : equals;
}
