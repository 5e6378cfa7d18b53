import { fgQuality } from './ready-workflows';
import type { Workflow } from './workflow';
import { mistake, type WorkflowMistake } from './workflow-mistake';

/**
 * What the table of `fg-quality` would refuse, or has no column for: its columns are those of the ready workflow. Every other
 * workflow fits the common table.
 */
export function checkOwnTable(workflow: Workflow): WorkflowMistake[] {
  if (workflow.name !== fgQuality.name) return [];
  const names = valueNames(workflow);
  const held = valueNames(fgQuality);
  const missing = fgQuality.fields.map(({ name }) => name).filter((name) => !names.includes(name));
  const surplus = names.filter((name) => !held.includes(name));
  return [
    ...(approvalOf(workflow) === approvalOf(fgQuality)
      ? []
      : [{ path: 'approvedWhen', ...mistake('table-outcome') }]),
    ...(missing.length === 0
      ? []
      : [{ path: 'fields', ...mistake('table-missing', { names: missing.join(', ') }) }]),
    ...(surplus.length === 0
      ? []
      : [{ path: 'fields', ...mistake('table-surplus', { names: surplus.join(', ') }) }]),
    ...workflow.fields.flatMap(({ optional }, index) =>
      optional ? { path: `fields.${index}`, ...mistake('table-optional') } : [],
    ),
  ];
}

/** Under what names the rows of a workflow hold something. */
function valueNames({ fields, derived, quantity, group }: Workflow): string[] {
  return [
    ...[...fields, ...derived].map(({ name }) => name),
    ...(quantity === undefined ? [] : [quantity.name]),
    ...(group?.recordClosing === true ? ['count'] : []),
  ];
}

function approvalOf({ approvedWhen }: Workflow): string {
  return JSON.stringify([approvedWhen?.field, [approvedWhen?.equals].flat()]);
}
