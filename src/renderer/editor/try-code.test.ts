import { describe, expect, it } from 'vitest';
import { plainTools } from '../../shared/gs1';
import type { PatternVerdict } from '../../shared/pattern';
import { fgQuality } from '../../shared/ready-workflows';
import type { Workflow } from '../../shared/workflow';
import { tryCode } from './try-code';

const draft: Workflow = {
  ...fgQuality,
  fields: fgQuality.fields.map((field) => {
    if (field.name === 'cp') return { ...field, pattern: '(a+)+' };
    return field.name === 'defect' ? { ...field, label: '' } : field;
  }),
};
const verdicts = new Map<string, PatternVerdict>([
  ['(a+)+', { verdict: 'dangerous', attack: 'aaa' }],
  ['OC\\d{8}', { verdict: 'safe' }],
]);

describe('a code that is tried out', () => {
  it('is judged by examined fields alone: any other pattern could hold up the window', () => {
    // The first of these patterns would take longer than a shift for this code.
    const outcomes = tryCode(draft, `${'a'.repeat(60)}!`, verdicts, plainTools);
    expect(outcomes.map(({ field, outcome }) => `${field.name} ${outcome}`)).toEqual([
      'badge unexamined',
      'cp unsafe',
      'oc1 refused',
      'oc2 refused',
      'defect unsound',
    ]);
  });

  it('is shown as each field would store it', () => {
    const [, , trial] = tryCode(draft, 'OC12345678', verdicts, plainTools);
    expect(trial).toMatchObject({ outcome: 'accepted', values: [{ name: 'oc1', value: 'OC12345678' }] });
  });
});
