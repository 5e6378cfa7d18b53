import { describe, expect, it } from 'vitest';
import { plainTools } from './gs1';
import { boxContents, fgQuality, singleCode } from './ready-workflows';
import {
  clearRow,
  closeGroup,
  emptyRow,
  enterCode,
  isBegun,
  setQuantity,
  skipField,
  type Row,
  type RowStep,
} from './row';
import { workflowSchema, type Workflow } from './workflow';

/** `fg-quality` with other rules. */
function variant(changes: object, field: Record<string, object> = {}): Workflow {
  const fields = fgQuality.fields.map((own) => ({ ...own, ...field[own.name] }));
  return workflowSchema.parse({ ...fgQuality, fields, ...changes });
}

function enterAll(workflow: Workflow, codes: readonly string[], start: Row = emptyRow): RowStep {
  const { row, steps } = codes.reduce<{ row: Row; steps: RowStep[] }>(
    (before, code) => {
      const step = enterCode(workflow, before.row, { code, enteredBy: 'scan' }, plainTools);
      return { row: step.row, steps: [...before.steps, step] };
    },
    { row: start, steps: [] },
  );
  const last = steps.at(-1);
  if (last === undefined) throw new Error(`no code to enter into ${JSON.stringify(row)}`);
  return last;
}

describe('an optional field', () => {
  const workflow = variant({}, { oc2: { optional: true, pattern: 'OD\\d{8}', example: 'OD12345678' } });
  const begun = ['OP1234', 'CP12345678-1234', 'OC11111111'];

  it('is taken when it comes', () => {
    expect(enterAll(workflow, [...begun, 'OD22222222', '000'])).toMatchObject({
      outcome: 'row-finished',
      finished: { fields: { oc2: 'OD22222222' } },
    });
  });

  it('is passed over by the code of the next one', () => {
    const step = enterAll(workflow, [...begun, '000']);
    expect(step).toMatchObject({ outcome: 'row-finished', finished: { fields: { defect: '000' } } });
    expect(step.outcome === 'row-finished' && 'oc2' in step.finished.fields).toBe(false);
  });

  it('is passed over by a command, which finishes the row when nothing is left', () => {
    expect(skipField(workflow, enterAll(workflow, begun).row)).toMatchObject({
      outcome: 'field-accepted',
      row: { oc2: null },
    });
    expect(skipField(workflow, enterAll(workflow, begun.slice(0, 2)).row)).toBeNull();
    const last = variant({ approvedWhen: undefined }, { defect: { optional: true } });
    expect(skipField(last, enterAll(last, [...begun, 'OC22222222']).row)).toMatchObject({
      outcome: 'row-finished',
    });
  });

  it('that was passed over is not expected again in this row, and is in the next', () => {
    const row = skipField(workflow, enterAll(workflow, begun).row)?.row ?? emptyRow;
    expect(enterAll(workflow, ['OD22222222'], row)).toMatchObject({
      outcome: 'refused',
      reason: { code: 'other-field' },
    });
    expect(enterAll(workflow, ['000', ...begun.slice(1), 'OD22222222'], row)).toMatchObject({
      outcome: 'field-accepted',
    });
  });
});

describe('rules between fields', () => {
  const begun = ['OP1234', 'CP12345678-1234', 'OC11111111'];
  it.each([
    ['equal', { left: 'oc1', right: 'oc2', must: 'equal' }, 'OC11111111', 'OC11111112'],
    ['different', { left: 'oc1', right: 'oc2', must: 'differ' }, 'OC11111112', 'OC11111111'],
    [
      'of the same start',
      { left: 'oc1', right: 'oc2', must: 'same-start', length: 6 },
      'OC111122',
      'OC222222',
    ],
  ])('that must be %s', (_what, rule, good, bad) => {
    const workflow = variant({ matches: [rule] });
    const padded = (code: string): string => code.padEnd(10, '0');
    expect(enterAll(workflow, [...begun, padded(good)])).toMatchObject({ outcome: 'field-accepted' });
    const step = enterAll(workflow, [...begun, padded(bad)]);
    expect(step).toMatchObject({
      outcome: 'refused',
      reason: { code: 'mismatch', expected: { name: 'oc2' }, rule },
    });
    expect(Object.keys(step.row)).toEqual(['badge', 'cp', 'oc1']);
  });

  it('hold for derived values', () => {
    const workflow = variant({
      derived: [
        { name: 'cp_number', field: 'cp', take: { from: 3, length: 8 } },
        { name: 'oc_number', field: 'oc1', take: { group: 'OC(\\d{8})' } },
      ],
      matches: [{ left: 'cp_number', right: 'oc_number', must: 'equal' }],
    });
    expect(enterAll(workflow, ['OP1234', 'CP12345678-1234', 'OC12345678'])).toMatchObject({
      outcome: 'field-accepted',
    });
    expect(enterAll(workflow, begun)).toMatchObject({
      reason: { code: 'mismatch', expected: { name: 'oc1' } },
    });
  });
});

describe('a finished row', () => {
  const row = ['OP1234', 'CP12345678-1234', 'OC11111111', 'OC22222222', '000'];

  it('holds the derived values', () => {
    expect(enterAll(fgQuality, row)).toMatchObject({ finished: { fields: { cp_base: 'CP12345678' } } });
  });

  it('has the usual quantity, or the one that was set for this row alone', () => {
    const badge = enterAll(singleCode, ['OP1234']).row;
    const twelve = setQuantity(singleCode, badge, 12) ?? emptyRow;
    const first = enterAll(singleCode, ['A'], twelve);
    expect(first).toMatchObject({ finished: { fields: { code: 'A', quantity: '12' } } });
    expect(enterAll(singleCode, ['B'], first.row)).toMatchObject({ finished: { fields: { quantity: '1' } } });
    expect(setQuantity(singleCode, badge, 1_000)).toBeNull();
    expect(setQuantity(fgQuality, badge, 2)).toBeNull();
  });

  it('can be given up before it is finished; what is sticky stays', () => {
    const begun = enterAll(fgQuality, row.slice(0, 3)).row;
    expect(isBegun(fgQuality, begun)).toBe(true);
    expect(Object.keys(clearRow(fgQuality, begun))).toEqual(['badge']);
    expect(isBegun(fgQuality, clearRow(fgQuality, begun))).toBe(false);
  });
});

describe('a group', () => {
  it('makes a row of every child under the parent that stays, until it is closed', () => {
    const step = enterAll(boxContents, ['OP1234', 'BX000001', 'ITEM-1', 'ITEM-2']);
    expect(step).toMatchObject({ finished: { fields: { box: 'BX000001', item: 'ITEM-2' } } });
    const closed = closeGroup(boxContents, step.row, 2);
    expect(closed?.closing).toMatchObject({
      operator: 'OP1234',
      fields: { badge: 'OP1234', box: 'BX000001', count: '2' },
    });
    expect(closed?.closing?.fields).not.toHaveProperty('item');
    expect(Object.keys(closed?.row ?? {})).toEqual(['badge']);
  });

  it('records nothing when it is empty, and cannot be closed when none is open', () => {
    const open = enterAll(boxContents, ['OP1234', 'BX000001']).row;
    expect(closeGroup(boxContents, open, 0)?.closing).toBeNull();
    expect(closeGroup(boxContents, enterAll(boxContents, ['OP1234']).row, 0)).toBeNull();
    expect(closeGroup(fgQuality, open, 1)).toBeNull();
  });
});
