import { readAsField } from '../../shared/judge-code';
import { plainTools } from '../../shared/gs1';
import { emptyRow, type Row } from '../../shared/row';
import type { Workflow } from '../../shared/workflow';
import type { StationState } from './station-state';

type SwitchedState = Pick<StationState, 'workflow' | 'row' | 'parkedRows' | 'groupCount'>;

/**
 * Goes to another workflow: what was begun in the present one is parked, what was begun in the other one comes back, and
 * whoever is signed in stays so where the other workflow takes the same badge.
 */
export function switchWorkflow(
  { workflow, row, parkedRows }: Pick<StationState, 'workflow' | 'row' | 'parkedRows'>,
  next: Workflow,
): SwitchedState {
  const begun = parkedRows[next.name] ?? emptyRow;
  return {
    workflow: next,
    row: withOperatorOf(workflow, row, next, begun),
    parkedRows: { ...parkedRows, [workflow.name]: row },
    groupCount: 0,
  };
}

/** The workflows were changed: what was begun by older rules is given up, whoever is signed in stays so. */
export function replaceWorkflows(
  { workflow, row }: Pick<StationState, 'workflow' | 'row'>,
  workflows: readonly Workflow[],
): SwitchedState & Pick<StationState, 'workflows'> {
  const next = workflows.find(({ name }) => name === workflow.name) ?? workflows[0] ?? workflow;
  const isSame = next.name === workflow.name && next.version === workflow.version;
  return {
    workflows,
    workflow: next,
    row: isSame ? row : withOperatorOf(workflow, row, next, emptyRow),
    parkedRows: {},
    groupCount: 0,
  };
}

function withOperatorOf(from: Workflow, row: Row, to: Workflow, begun: Row): Row {
  const others = Object.fromEntries(Object.entries(begun).filter(([name]) => name !== to.operatorField));
  const badge = row[from.operatorField];
  const field = to.fields.find(({ name }) => name === to.operatorField);
  if (badge === null || badge === undefined || field === undefined) return others;
  const verdict = readAsField(to, field, badge.code, plainTools);
  return verdict.verdict === 'accepted' ? { ...others, [field.name]: badge } : others;
}
