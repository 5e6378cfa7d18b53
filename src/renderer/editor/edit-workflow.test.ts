import { describe, expect, it } from 'vitest';
import { boxContents, fgQuality, readyWorkflows } from '../../shared/ready-workflows';
import { workflowSchema, type Workflow } from '../../shared/workflow';
import { fieldRules, newField, rulesOf, withLength, withoutRule, withRule } from './edit-field';
import { withMoved } from './edit-list';
import { takeOf, takes, withTake } from './edit-take';
import {
  addDerived,
  addField,
  addMatch,
  changeDerived,
  changeField,
  copyOf,
  renameList,
  valueNames,
} from './edit-workflow';
import { readDraft } from './read-draft';

const words = { label: 'New', noun: 'a new code' };
const field = (workflow: Workflow, index: number) => {
  const found = workflow.fields[index];
  if (found === undefined) throw new Error(`no field ${index}`);
  return found;
};

/** The mistakes of a workflow under a name whose table takes any fields. */
const issuesOf = (workflow: Workflow) => readDraft({ ...workflow, name: 'goods' }, new Map()).issues;

describe('a field', () => {
  it.each(fieldRules)('that is added with the rule %s is good at once, under a name of its own', (rule) => {
    const once = addField(fgQuality, rule, words);
    const twice = addField(once, rule, words);
    expect(issuesOf(twice)).toEqual([]);
    expect(valueNames(twice).slice(-3)).toEqual(['field', 'field_2', 'cp_base']);
    expect(rulesOf(field(twice, 6))).toEqual([rule]);
  });

  it('has its rules switched on and off, and others stay', () => {
    const both = withRule(newField('pattern', 'code', words), 'list');
    expect(rulesOf(both)).toEqual(['pattern', 'list']);
    expect(rulesOf(withoutRule(both, 'pattern'))).toEqual(['list']);
  });

  it('has bounds of its length or none', () => {
    const bounded = withLength(field(fgQuality, 1), true);
    expect(bounded.length).toEqual({ minimum: 1, maximum: 512 });
    expect(withLength(bounded, false).length).toBeUndefined();
  });

  it('moves by one place, and stays at the ends', () => {
    expect(withMoved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(withMoved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(withMoved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('that is renamed keeps its place in every rule', () => {
    const workflow = workflowSchema.parse({
      ...boxContents,
      approvedWhen: { field: 'box', equals: 'BX000001' },
      derived: [{ name: 'number', field: 'box', take: { last: 6 } }],
      matches: [{ left: 'box', right: 'item', must: 'differ' }],
      duplicates: { windowSeconds: 60, fields: ['box', 'item'] },
      destination: { table: 'boxes', columns: { nr: { field: 'box' }, who: { value: 'operator' } } },
    });
    const renamed = changeField(workflow, 1, { ...field(workflow, 1), name: 'crate' });
    expect(JSON.stringify(renamed)).not.toContain('"box"');
    expect(issuesOf(renamed)).toEqual([]);
    expect(renamed).toMatchObject({
      approvedWhen: { field: 'crate' },
      derived: [{ field: 'crate' }],
      matches: [{ left: 'crate', right: 'item' }],
      duplicates: { fields: ['crate', 'item'] },
      group: { parent: 'crate' },
      destination: { columns: { nr: { field: 'crate' }, who: { value: 'operator' } } },
    });
    const badge = changeField(workflow, 0, { ...field(workflow, 0), name: 'person' });
    expect(badge.operatorField).toBe('person');
  });
});

describe('a workflow', () => {
  it('gets a part and a comparison that are good at once', () => {
    const changed = addMatch(addDerived(fgQuality));
    expect(issuesOf(changed)).toEqual([]);
    expect(changed.derived.at(-1)).toEqual({ name: 'part', field: 'cp', take: { first: 4 } });
    expect(changed.matches).toEqual([{ left: 'cp_base', right: 'part', must: 'equal' }]);
  });

  it.each(takes)('takes a part in the way "%s"', (way) => {
    const [value] = fgQuality.derived;
    if (value === undefined) throw new Error('no part');
    const changed = changeDerived(fgQuality, 0, withTake(value, way));
    expect(issuesOf(changed)).toEqual([]);
    expect(changed.derived.map(takeOf)).toEqual([way]);
  });

  it('has its lists renamed together with the fields that use them', () => {
    const lists = { colours: [{ code: 'R', text: '' }], sizes: [{ code: 'L', text: '' }] };
    const listed = { ...newField('list', 'colour', words), list: 'colours', example: 'R' };
    const changed = renameList(
      { ...fgQuality, lists, fields: [...fgQuality.fields, listed] },
      'colours',
      'paints',
    );
    expect(Object.keys(changed.lists)).toEqual(['paints', 'sizes']);
    expect(issuesOf(changed)).toEqual([]);
  });

  it('is copied under a name that is free, as version 1', () => {
    const taken = readyWorkflows.map(({ name }) => name);
    const second = copyOf({ ...fgQuality, version: 7 }, taken);
    expect(second).toMatchObject({ name: 'fg-quality-2', title: 'fg-quality-2', version: 1 });
    expect(copyOf(fgQuality, [...taken, second.name]).name).toBe('fg-quality-3');
    expect(copyOf(fgQuality, [])).toBe(fgQuality);
    expect(
      readDraft(copyOf({ ...fgQuality, name: 'a'.repeat(32) }, ['a'.repeat(32)]), new Map()).issues,
    ).toEqual([]);
  });
});
