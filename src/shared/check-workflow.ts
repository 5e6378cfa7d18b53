import type { InlineLists } from './read-code';
import type { Field } from './workflow-field';
import { referenceLists, type Derived, type Group, type MatchRule } from './workflow-rules';

/** A rule of a workflow that the rest of it contradicts, and where. */
export interface WorkflowIssue {
  path: PropertyKey[];
  message: string;
}

interface Checked {
  fields: readonly Field[];
  operatorField: string;
  approvedWhen?: { field: string; equals: string | readonly string[] } | undefined;
  lists: InlineLists;
  derived: readonly Derived[];
  matches: readonly MatchRule[];
  quantity?: { name: string } | undefined;
  duplicates?: { fields?: readonly string[] | undefined } | undefined;
  group?: Group | undefined;
}

/**
 * What no single part of a workflow shows: names that do not exist, and an order that cannot be scanned. Runs no pattern:
 * see `checkPatterns`.
 */
export function checkWorkflow(workflow: Checked): WorkflowIssue[] {
  return [...checkNames(workflow), ...checkReferences(workflow), ...checkOrder(workflow)];
}

function checkNames({ fields, derived, quantity, group }: Checked): WorkflowIssue[] {
  const names: [PropertyKey[], string][] = [
    ...fields.map(({ name }, index): [PropertyKey[], string] => [['fields', index, 'name'], name]),
    ...derived.map(({ name }, index): [PropertyKey[], string] => [['derived', index, 'name'], name]),
    ...(quantity === undefined ? [] : [[['quantity', 'name'], quantity.name] as [PropertyKey[], string]]),
    // The row that records a closing has the number of children under this name.
    ...(group?.recordClosing === true
      ? [[['group', 'recordClosing'], 'count'] as [PropertyKey[], string]]
      : []),
  ];
  return names.flatMap(([path, name], index) =>
    names.findIndex(([, other]) => other === name) === index
      ? []
      : { path, message: `is used twice: "${name}"` },
  );
}

function checkReferences(workflow: Checked): WorkflowIssue[] {
  const { approvedWhen, operatorField, derived, matches, duplicates, group, fields, lists } = workflow;
  const fieldNames = fields.map(({ name }) => name);
  const valueNames = [...fieldNames, ...derived.map(({ name }) => name)];
  const listNames: string[] = [...Object.keys(lists), ...referenceLists];
  const missing = (known: readonly string[], path: PropertyKey[], name: string, what = 'field') =>
    known.includes(name) ? [] : [{ path, message: `names the ${what} "${name}", which does not exist` }];
  return [
    ...missing(fieldNames, ['operatorField'], operatorField),
    ...(approvedWhen === undefined ? [] : missing(fieldNames, ['approvedWhen', 'field'], approvedWhen.field)),
    ...derived.flatMap(({ field }, index) => missing(fieldNames, ['derived', index, 'field'], field)),
    ...matches.flatMap(({ left, right }, index) => [
      ...missing(valueNames, ['matches', index, 'left'], left),
      ...missing(valueNames, ['matches', index, 'right'], right),
    ]),
    ...(duplicates?.fields ?? []).flatMap((name, index) =>
      missing(valueNames, ['duplicates', 'fields', index], name),
    ),
    ...(group === undefined ? [] : missing(fieldNames, ['group', 'parent'], group.parent)),
    ...fields.flatMap(({ list }, index) =>
      list === undefined ? [] : missing(listNames, ['fields', index, 'list'], list, 'list'),
    ),
  ];
}

function checkOrder({ fields, operatorField, group }: Checked): WorkflowIssue[] {
  const issues: WorkflowIssue[] = [];
  if (fields.every(({ sticky }) => sticky)) {
    issues.push({ path: ['fields'], message: 'needs a field that is not sticky' });
  }
  if (fields.find(({ name }) => name === operatorField)?.optional === true) {
    issues.push({ path: ['operatorField'], message: 'cannot be optional: every scan has an operator' });
  }
  const parent = fields.find(({ name }) => name === group?.parent);
  if (parent !== undefined && (!parent.sticky || parent.optional || parent.name === operatorField)) {
    const message = 'must be a sticky field that is neither optional nor the operator';
    issues.push({ path: ['group', 'parent'], message });
  }
  return issues;
}
