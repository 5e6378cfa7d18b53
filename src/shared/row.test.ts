import { describe, expect, it } from 'vitest';
import { plainTools } from './gs1';
import { fgQuality } from './ready-workflows';
import { emptyRow, enterCode, nextField, type Row, type RowStep } from './row';
import type { EnteredBy } from './scan';

/** Enters codes one after the other; a code that begins with `~` was typed. */
function enterAll(codes: readonly string[], start: Row = emptyRow): { steps: RowStep[]; row: Row } {
  const steps: RowStep[] = [];
  let row = start;
  for (const written of codes) {
    const enteredBy: EnteredBy = written.startsWith('~') ? 'manual' : 'scan';
    const step = enterCode(fgQuality, row, { code: written.replace('~', ''), enteredBy }, plainTools);
    steps.push(step);
    row = step.row;
  }
  return { steps, row };
}

function codesOf(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, entry]) => [name, entry?.code ?? '']));
}

const wholeRow = ['CP12345678-1234', 'OC11111111', 'OC22222222', '000'];

describe('enterCode', () => {
  it('fills the fields in their order and finishes the row with the last one', () => {
    const { steps, row } = enterAll(['OP1234', ...wholeRow]);
    expect(steps.map((step) => step.outcome)).toEqual([
      'field-accepted',
      'field-accepted',
      'field-accepted',
      'field-accepted',
      'row-finished',
    ]);
    expect(steps.at(-1)).toMatchObject({
      finished: {
        fields: {
          badge: 'OP1234',
          cp: 'CP12345678-1234',
          oc1: 'OC11111111',
          oc2: 'OC22222222',
          defect: '000',
        },
        operator: 'OP1234',
        enteredBy: 'scan',
      },
    });
    expect(codesOf(row)).toEqual({ badge: 'OP1234' });
  });

  it('keeps the badge for the next row', () => {
    const { steps } = enterAll(['OP1234', ...wholeRow, ...wholeRow]);
    expect(steps.filter((step) => step.outcome === 'row-finished')).toHaveLength(2);
    expect(steps.at(-1)).toMatchObject({ finished: { operator: 'OP1234' } });
  });

  it('takes a new badge in the middle of a row; the row stays and belongs to the new operator', () => {
    const { steps, row } = enterAll(['OP1234', 'CP12345678-1234', 'OC11111111', 'OP7777']);
    expect(steps.at(-1)).toMatchObject({ outcome: 'field-accepted', field: { name: 'badge' } });
    expect(codesOf(row)).toEqual({ badge: 'OP7777', cp: 'CP12345678-1234', oc1: 'OC11111111' });
    expect(enterAll(['OC22222222', '000'], row).steps.at(-1)).toMatchObject({
      finished: { operator: 'OP7777' },
    });
  });

  it('takes a new badge between two rows', () => {
    const { row } = enterAll(['OP1234', ...wholeRow, 'OP7777']);
    expect(codesOf(row)).toEqual({ badge: 'OP7777' });
  });

  it('changes nothing on a refusal', () => {
    const before = enterAll(['OP1234', 'CP12345678-1234']).row;
    for (const code of ['CP99999999-9999', '000', 'nonsense', '', '7'.repeat(600), 'OC1111111\u001d']) {
      const step = enterCode(fgQuality, before, { code, enteredBy: 'scan' }, plainTools);
      expect(step.outcome).toBe('refused');
      expect(step.row).toBe(before);
    }
  });

  it('wants the badge before anything else', () => {
    expect(enterAll(['CP12345678-1234']).steps).toMatchObject([
      { outcome: 'refused', reason: { code: 'other-field', expected: { name: 'badge' } } },
    ]);
  });

  it.each([
    ['a code of the row', ['OP1234', 'CP12345678-1234', '~OC11111111', 'OC22222222', '000']],
    ['the badge that stays', ['~OP1234', ...wholeRow]],
  ])('calls the row typed when %s was', (_name, codes) => {
    expect(enterAll(codes).steps.at(-1)).toMatchObject({ finished: { enteredBy: 'manual' } });
  });

  it('forgets what was typed when the next row begins', () => {
    const { steps } = enterAll([
      'OP1234',
      'CP12345678-1234',
      '~OC11111111',
      'OC22222222',
      '000',
      ...wholeRow,
    ]);
    expect(steps.at(-1)).toMatchObject({ finished: { enteredBy: 'scan' } });
  });

  it('refuses a typed or pasted code where the field takes scanned ones alone', () => {
    const strict = {
      ...fgQuality,
      fields: fgQuality.fields.map((field) => ({ ...field, entry: 'scan' as const })),
    };
    for (const enteredBy of ['manual', 'paste'] as const) {
      const step = enterCode(strict, emptyRow, { code: 'OP1234', enteredBy }, plainTools);
      expect(step).toMatchObject({
        outcome: 'refused',
        reason: { code: 'not-scanned', expected: { name: 'badge' } },
      });
      expect(step.row).toBe(emptyRow);
    }
    expect(enterCode(strict, emptyRow, { code: 'OP1234', enteredBy: 'scan' }, plainTools).outcome).toBe(
      'field-accepted',
    );
  });

  it('names the field that is expected now', () => {
    expect(nextField(fgQuality, emptyRow)?.name).toBe('badge');
    expect(nextField(fgQuality, enterAll(['OP1234', 'CP12345678-1234', 'OC11111111']).row)?.name).toBe('oc2');
  });
});
