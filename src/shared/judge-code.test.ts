import { describe, expect, it } from 'vitest';
import { plainTools } from './gs1';
import { judgeCode } from './judge-code';
import { fgQuality } from './ready-workflows';
import type { Field, Workflow } from './workflow';

function fieldNamed(name: string, workflow: Workflow = fgQuality): Field {
  const field = workflow.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

function judge(expected: string, code: string): unknown {
  const verdict = judgeCode(fgQuality, fieldNamed(expected), code, plainTools);
  if (verdict.verdict === 'accepted') return 'accepted';
  const { reason } = verdict;
  return reason.code === 'other-field' ? reason.fits.map((field) => field.name) : reason.code;
}

describe('judgeCode', () => {
  it.each([
    ['badge', 'OP1234'],
    ['cp', 'CP12345678-1234'],
    ['oc1', 'OC12345678'],
    ['oc2', 'OC12345678'],
    ['defect', '000'],
    ['defect', '999'],
  ])('accepts for %s the code %s', (field, code) => {
    expect(judge(field, code)).toBe('accepted');
  });

  it.each([
    ['cp', 'OC12345678', ['oc1', 'oc2']],
    ['oc1', 'CP12345678-1234', ['cp']],
    ['oc2', 'OP1234', ['badge']],
    ['defect', 'CP12345678-1234', ['cp']],
    ['badge', '014', ['defect']],
  ])('says that what came for %s (%s) belongs to %j', (field, code, fits) => {
    expect(judge(field, code)).toEqual(fits);
  });

  it.each([
    ['one digit short', 'CP1234567-1234'],
    ['something before it', ' CP12345678-1234'],
    ['something after it', 'CP12345678-12345'],
    ['lower case', 'cp12345678-1234'],
    ['two codes in one', 'CP12345678-1234CP12345678-1234'],
    ['digits of another script', 'CP１２３４５６７８-1234'],
  ])('refuses a CP with %s', (_name, code) => {
    expect(judge('cp', code)).toBe('breaks-rule');
  });

  it('refuses a code with an empty text, and one that is longer than a field may be', () => {
    expect(judge('cp', '')).toBe('empty');
    expect(judge('cp', '7'.repeat(512))).toBe('breaks-rule');
    expect(judge('cp', '7'.repeat(513))).toBe('too-long');
  });

  it('names control characters, unless the rule asks for them', () => {
    expect(judge('cp', 'CP12345678-1234\u001d')).toBe('control-characters');
    const gs1: Field = { ...fieldNamed('cp'), pattern: '10\\w+\\u001d21\\d+' };
    expect(judgeCode(fgQuality, gs1, '10AB\u001d217', plainTools)).toMatchObject({ verdict: 'accepted' });
  });

  it('anchors a pattern as a whole, alternatives included', () => {
    const either: Field = { ...fieldNamed('cp'), pattern: 'A|B' };
    expect(judgeCode(fgQuality, either, 'B', plainTools)).toMatchObject({ verdict: 'accepted' });
    expect(judgeCode(fgQuality, either, 'AX', plainTools)).toMatchObject({ verdict: 'refused' });
  });
});
