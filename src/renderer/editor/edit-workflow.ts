import type { Derived, Field, MatchRule, Workflow } from '../../shared/workflow';
import { isUsable, type ColumnValue, type TableMapping } from '../../shared/table-mapping';
import { newField, type FieldRule } from './edit-field';
import { freeName, withEntry } from './edit-list';

/*
 * What the form does to a workflow: pure functions from one document to the next. A document in between may have
 * mistakes; none of them is prevented here, each is named where it is.
 */

/** The names of what a row holds: fields, and values taken out of their codes. */
export function valueNames({ fields, derived }: Workflow): string[] {
  return [...fields, ...derived].map(({ name }) => name);
}

/** The workflow with one more field at the end. */
export function addField(
  workflow: Workflow,
  rule: FieldRule,
  words: Pick<Field, 'label' | 'noun'>,
): Workflow {
  const field = newField(rule, freeName('field', '_', valueNames(workflow)), words);
  return { ...workflow, fields: [...workflow.fields, field] };
}

/** The workflow with a field changed. With a new name it keeps its place in every rule that speaks of it. */
export function changeField(workflow: Workflow, index: number, field: Field): Workflow {
  const before = workflow.fields[index];
  const changed = { ...workflow, fields: withEntry(workflow.fields, index, field) };
  return before === undefined ? changed : followRename(changed, before.name, field.name);
}

/** The same for a value taken out of a code. */
export function changeDerived(workflow: Workflow, index: number, value: Derived): Workflow {
  const before = workflow.derived[index];
  const changed = { ...workflow, derived: withEntry(workflow.derived, index, value) };
  return before === undefined ? changed : followRename(changed, before.name, value.name);
}

/** The same for a list: the fields that are looked up in it follow. */
export function renameList(workflow: Workflow, from: string, to: string): Workflow {
  return {
    ...workflow,
    lists: renameKey(workflow.lists, from, to),
    fields: workflow.fields.map((field) => (field.list === from ? { ...field, list: to } : field)),
  };
}

/** The record with one key renamed, in its place. */
export function renameKey<Value>(
  record: Readonly<Record<string, Value>>,
  from: string,
  to: string,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}

/** The record without a key. */
export function withoutKey<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** The workflow with one more value taken out of the first code. */
export function addDerived(workflow: Workflow): Workflow {
  const name = freeName('part', '_', valueNames(workflow));
  const field = workflow.fields.find((candidate) => candidate.name !== workflow.operatorField)?.name ?? '';
  return { ...workflow, derived: [...workflow.derived, { name, field, take: { first: 4 } }] };
}

/** The workflow with one more rule, between the last two values that are not the operator. */
export function addMatch(workflow: Workflow): Workflow {
  const names = valueNames(workflow).filter((name) => name !== workflow.operatorField);
  const [left = workflow.operatorField, right = left] = names.slice(-2);
  const rule: MatchRule = { left, right, must: 'equal' };
  return { ...workflow, matches: [...workflow.matches, rule] };
}

/** What a new column gets of each scan: the first code that is not the operator's. */
export function newColumn({ fields, operatorField }: Workflow): ColumnValue {
  return { field: fields.find(({ name }) => name !== operatorField)?.name ?? operatorField };
}

/** A workflow of its own that begins as another one. */
export function copyOf(workflow: Workflow, takenNames: readonly string[]): Workflow {
  const name = freeName(workflow.name, '-', takenNames);
  if (name === workflow.name) return workflow;
  return { ...workflow, name, title: name, translations: undefined, version: 1 };
}

function followRename(workflow: Workflow, from: string, to: string): Workflow {
  if (from === to) return workflow;
  const follow = (name: string): string => (name === from ? to : name);
  const { approvedWhen, duplicates, group, destination } = workflow;
  return {
    ...workflow,
    operatorField: follow(workflow.operatorField),
    approvedWhen: approvedWhen && { ...approvedWhen, field: follow(approvedWhen.field) },
    derived: workflow.derived.map((value) => ({ ...value, field: follow(value.field) })),
    matches: workflow.matches.map((rule) => ({
      ...rule,
      left: follow(rule.left),
      right: follow(rule.right),
    })),
    duplicates: duplicates && { ...duplicates, fields: duplicates.fields?.map(follow) },
    group: group && { ...group, parent: follow(group.parent) },
    destination: destination && isUsable(destination) ? followColumns(destination, follow) : destination,
  };
}

function followColumns(mapping: TableMapping, follow: (name: string) => string): TableMapping {
  const columns = Object.entries(mapping.columns).map(([column, value]): [string, ColumnValue] => [
    column,
    'field' in value ? { ...value, field: follow(value.field) } : value,
  ]);
  return { ...mapping, columns: Object.fromEntries(columns) };
}
