/** Whether a finished row counts as approved by the workflow's own rule. */
export function isApproved(
  workflow: { approvedWhen: { field: string; equals: string } },
  fields: Readonly<Record<string, string>>,
): boolean {
  return fields[workflow.approvedWhen.field] === workflow.approvedWhen.equals;
}
