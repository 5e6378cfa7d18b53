import type { InlineLists } from './read-code';
import type { Field } from './workflow-field';
import { mistake, type WorkflowMistake } from './workflow-mistake';
import { referenceLists, type Derived, type Group, type MatchRule } from './workflow-rules';

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
export function checkWorkflow(workflow: Checked): WorkflowMistake[] {
  return [...checkNames(workflow), ...checkReferences(workflow), ...checkOrder(workflow)];
}

function checkNames({ fields, derived, quantity, group }: Checked): WorkflowMistake[] {
  const names: [path: string, name: string][] = [
    ...fields.map(({ name }, index): [string, string] => [`fields.${index}.name`, name]),
    ...derived.map(({ name }, index): [string, string] => [`derived.${index}.name`, name]),
    ...(quantity === undefined ? [] : [['quantity.name', quantity.name] as [string, string]]),
    // The row that records a closing has the number of children under this name.
    ...(group?.recordClosing === true ? [['group.recordClosing', 'count'] as [string, string]] : []),
  ];
  return names.flatMap(([path, name], index) =>
    names.findIndex(([, other]) => other === name) === index
      ? []
      : { path, ...mistake('used-twice', { name }) },
  );
}

function checkReferences(workflow: Checked): WorkflowMistake[] {
  const { approvedWhen, operatorField, derived, matches, duplicates, group, fields, lists } = workflow;
  const fieldNames = fields.map(({ name }) => name);
  const valueNames = [...fieldNames, ...derived.map(({ name }) => name)];
  const listNames: string[] = [...Object.keys(lists), ...referenceLists];
  const missing = (
    known: readonly string[],
    path: string,
    name: string,
    code: 'no-field' | 'no-list' = 'no-field',
  ): WorkflowMistake[] => (known.includes(name) ? [] : [{ path, ...mistake(code, { name }) }]);
  return [
    ...missing(fieldNames, 'operatorField', operatorField),
    ...(approvedWhen === undefined ? [] : missing(fieldNames, 'approvedWhen.field', approvedWhen.field)),
    ...derived.flatMap(({ field }, index) => missing(fieldNames, `derived.${index}.field`, field)),
    ...matches.flatMap(({ left, right }, index) => [
      ...missing(valueNames, `matches.${index}.left`, left),
      ...missing(valueNames, `matches.${index}.right`, right),
    ]),
    ...(duplicates?.fields ?? []).flatMap((name, index) =>
      missing(valueNames, `duplicates.fields.${index}`, name),
    ),
    ...(group === undefined ? [] : missing(fieldNames, 'group.parent', group.parent)),
    ...fields.flatMap(({ list }, index) =>
      list === undefined ? [] : missing(listNames, `fields.${index}.list`, list, 'no-list'),
    ),
  ];
}

function checkOrder({ fields, operatorField, group }: Checked): WorkflowMistake[] {
  const found: WorkflowMistake[] = [];
  if (fields.every(({ sticky }) => sticky)) found.push({ path: 'fields', ...mistake('all-sticky') });
  if (fields.find(({ name }) => name === operatorField)?.optional === true) {
    found.push({ path: 'operatorField', ...mistake('optional-operator') });
  }
  const parent = fields.find(({ name }) => name === group?.parent);
  if (parent !== undefined && (!parent.sticky || parent.optional || parent.name === operatorField)) {
    found.push({ path: 'group.parent', ...mistake('parent') });
  }
  return found;
}
