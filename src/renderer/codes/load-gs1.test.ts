import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeTools } from '../../shared/gs1';
import { judgeCode } from '../../shared/judge-code';
import { emptyRow, enterCode } from '../../shared/row';
import { workflowSchema } from '../../shared/workflow';
import { loadGs1 } from './load-gs1';

let readGs1: CodeTools['readGs1'];
beforeAll(async () => {
  readGs1 = await loadGs1();
});

/** `01=…, 10=…`, or the problem behind a `!`. `~` stands for the separator (FNC1). */
function read(code: string): string {
  const reading = readGs1(code.replaceAll('~', '\u001d'));
  if (reading.outcome === 'elements')
    return reading.elements.map(({ ai, value }) => `${ai}=${value}`).join(', ');
  return reading.outcome === 'invalid' ? `!${reading.problem}` : reading.outcome;
}

/*
 * Element strings made of GS1's published sample numbers (company prefixes 952 and 0614141), good ones and one for each
 * kind of error that GS1's syntax engine reports.
 */
describe('a GS1 code', () => {
  it.each([
    ['(01) alone', ']C10109520123456788', '01=09520123456788'],
    [
      '(01)(15)(10), the example of the General Specifications',
      ']C10109520123456788' + '15991231' + '10ABC123',
      '01=09520123456788, 15=991231, 10=ABC123',
    ],
    [
      'DataMatrix with a serial number behind the separator',
      ']d20109521234543213' + '10ABC123~21DEF456',
      '01=09521234543213, 10=ABC123, 21=DEF456',
    ],
    ['QR', ']Q30109521234543213', '01=09521234543213'],
    ['DataBar', ']e00109521234543213' + '3103001750', '01=09521234543213, 3103=001750'],
    ['a leading separator in place of an AIM identifier', '~0109520123456788', '01=09520123456788'],
    ['separators at the end', ']C10109520123456788' + '10A~~', '01=09520123456788, 10=A'],
    ['without any sign of GS1', '010952012345678810ABC', '01=09520123456788, 10=ABC'],
    ['an SSCC', ']C100106141411234567897', '00=106141411234567897'],
    ['a day of 00', ']C10109520123456788' + '17261200', '01=09520123456788, 17=261200'],
    ['a lot without its article, inside a factory', ']C110LOT-7', '10=LOT-7'],
    ['a wrong check digit in (01)', ']C10109520123456789', '!check-digit'],
    ['a wrong check digit in (00)', ']C100106141411234567898', '!check-digit'],
    ['month 13', ']C10109520123456788' + '17261301', '!date'],
    ['day 32', ']C10109520123456788' + '17261232', '!date'],
    ['a lot of 21 characters', ']C10109520123456788' + '10' + 'A'.repeat(21), '!too-long'],
    ['a character outside of set 82', ']C10109520123456788' + '10A{B', '!characters'],
    [
      'two that exclude each other, (01) and (02)',
      ']C10109520123456788' + '0209520123456788' + '3712',
      '!combination',
    ],
    ['nothing behind the identifier', ']C1', '!unknown-ai'],
    ['letters behind the identifier', ']C1HELLO', '!unknown-ai'],
    ['a plain text', 'CP12345678-1234', 'not-gs1'],
    ['an empty text', '', 'not-gs1'],
  ])('%s', (_what, code, expected) => {
    expect(read(code)).toBe(expected);
  });
});

describe('a workflow with GS1 fields', () => {
  const workflow = workflowSchema.parse({
    name: 'goods-in',
    version: 1,
    operatorField: 'badge',
    fields: [
      {
        name: 'badge',
        label: 'Badge',
        noun: 'a badge',
        example: 'OP1234',
        pattern: 'OP\\d{4}',
        sticky: true,
      },
      {
        name: 'gtin',
        label: 'GTIN',
        noun: 'a GTIN',
        example: '(01)09520123456788',
        gs1: { ai: '01', orPlain: true },
        gtin: { stored: '14-digits' },
      },
      {
        name: 'lot',
        label: 'Lot',
        noun: 'a lot',
        example: '(10)ABC123',
        gs1: { ai: '10' },
        length: { maximum: 6 },
      },
      { name: 'expiry', label: 'Expiry', noun: 'an expiry date', example: '(17)261231', gs1: { ai: '17' } },
    ],
  });
  const tools = (): CodeTools => ({ readGs1, isListed: () => null });
  const enter = (...codes: string[]) =>
    codes.reduce(
      ({ row, outcomes }, code) => {
        const step = enterCode(
          workflow,
          row,
          { code: code.replaceAll('~', '\u001d'), enteredBy: 'scan' },
          tools(),
        );
        const said = step.outcome === 'refused' ? `!${step.reason.code}` : step.outcome;
        return { row: step.row, outcomes: [...outcomes, said], last: step };
      },
      { row: emptyRow, outcomes: [] as string[], last: null as ReturnType<typeof enterCode> | null },
    );

  it('fills every field from one code', () => {
    const { outcomes, last } = enter('OP1234', ']d20109520123456788' + '17261231' + '10ABC123');
    expect(outcomes).toEqual(['field-accepted', 'row-finished']);
    expect(last).toMatchObject({
      finished: { fields: { gtin: '09520123456788', lot: 'ABC123', expiry: '261231' } },
    });
  });

  it('asks for what the code did not hold, and takes the rest from another one', () => {
    const { outcomes, row } = enter('OP1234', '9520123456788', ']C110ABC123~');
    expect(outcomes).toEqual(['field-accepted', 'field-accepted', 'field-accepted']);
    expect(row).toMatchObject({ gtin: { code: '09520123456788' }, lot: { code: 'ABC123' } });
    expect(row).not.toHaveProperty('expiry');
  });

  it.each([
    ['the rule of a field', ']C110ABCDEFG', '!wrong-length'],
    ['the part that is expected', ']C10109520123456788', '!other-field'],
    ['the article scanned before', ']C10109521234543213' + '10A', '!contradicts'],
    ['a rule of GS1', ']C110A{B', '!gs1'],
    ['GS1 altogether', 'HELLO', '!breaks-rule'],
  ])('refuses a code that breaks %s', (_what, code, expected) => {
    expect(enter('OP1234', '9520123456788', code).outcomes.at(-1)).toBe(expected);
  });

  it('says which part is missing where no other field takes the code', () => {
    const lot = workflow.fields[2];
    if (lot === undefined) throw new Error('no lot');
    expect(judgeCode(workflow, lot, ']C100106141411234567897', tools())).toMatchObject({
      reason: { code: 'gs1-without-field', ai: '10' },
    });
  });
});
