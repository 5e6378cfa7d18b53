import { describe, expect, it } from 'vitest';
import { plainTools } from './gs1';
import { readFieldValue } from './read-code';
import { fieldSchema } from './workflow-field';

const lists = { colours: [{ code: 'RED' }, { code: 'BLUE' }] };

/** The value, or the code of the problem behind a `!`. */
function read(rule: object, code: string): string {
  const field = fieldSchema.parse({ name: 'part', label: 'Part', noun: 'a part', example: 'x', ...rule });
  const reading = readFieldValue(field, code, { lists, tools: plainTools });
  return reading.outcome === 'value' ? reading.value : `!${reading.problem.code}`;
}

describe('the value of a field', () => {
  it.each<[what: string, rule: object, code: string, read: string]>([
    ['a pattern holds for the whole code', { pattern: 'A|B' }, 'B', 'B'],
    ['a part is not enough', { pattern: 'A|B' }, 'AB', '!breaks-pattern'],
    ['lower case becomes upper before it is judged', { pattern: '[A-Z]{2}', case: 'upper' }, 'ab', 'AB'],
    ['upper case becomes lower', { pattern: '[a-z]{2}', case: 'lower' }, 'AB', 'ab'],
    ['case stays as it is unless told otherwise', { pattern: '[A-Z]{2}' }, 'ab', '!breaks-pattern'],
    ['a prefix is taken off', { pattern: '\\d{3}', stripPrefix: 'S/N ' }, 'S/N 123', '123'],
    ['a prefix may be missing', { pattern: '\\d{3}', stripPrefix: 'S/N ' }, '123', '123'],
    ['too short', { pattern: '\\d+', length: { minimum: 3 } }, '12', '!wrong-length'],
    ['too long', { pattern: '\\d+', length: { maximum: 3 } }, '1234', '!wrong-length'],
    ['just right', { pattern: '\\d+', length: { minimum: 3, maximum: 3 } }, '123', '123'],
    ['on the list', { list: 'colours' }, 'RED', 'RED'],
    ['not on the list', { list: 'colours' }, 'GREEN', '!not-in-list'],
    ['a list that is not known here now lets pass', { list: 'defects' }, '014', '014'],
    ['a command is never data', { pattern: '(?!NO).+' }, 'xstxUNDO', '!breaks-pattern'],
  ])('%s', (_what, rule, code, expected) => {
    expect(read(rule, code)).toBe(expected);
  });

  // Sources: the published example of each standard; each with one digit changed and two neighbours exchanged.
  it.each([
    ['gtin', '4006381333931', '4006381333932', '4006381339331'],
    ['luhn', '79927398713', '79927398714', '79927938713'],
    ['mod97_10', '79444', '79445', '74944'],
    ['mod11_10', '07945', '07946', '09745'],
    ['mod37_36', 'A12425GABC1234002M', 'A12425GABC1234002N', 'A12425GACB1234002M'],
    ['damm', '5724', '5725', '7524'],
    ['verhoeff', '2363', '2364', '3263'],
  ])('a check digit of %s: %s is right, %s and %s are not', (checkDigit, right, changed, exchanged) => {
    expect([right, changed, exchanged].map((code) => read({ checkDigit }, code))).toEqual([
      right,
      '!check-digit',
      '!check-digit',
    ]);
  });

  it.each([
    ['EAN-8', '96385074', '96385074', '00000096385074'],
    ['UPC-A', '036000291452', '036000291452', '00036000291452'],
    ['EAN-13', '5901234123457', '5901234123457', '05901234123457'],
    ['GTIN-14', '10614141000415', '10614141000415', '10614141000415'],
    ['a wrong check digit', '5901234123458', '!check-digit', '!check-digit'],
    ['nine digits', '963850741', '!breaks-pattern', '!breaks-pattern'],
    ['letters', '59012341234A7', '!breaks-pattern', '!breaks-pattern'],
    ['nothing but a check digit', '7', '!breaks-pattern', '!breaks-pattern'],
  ])('a GTIN field: %s', (_what, code, asScanned, asFourteen) => {
    expect(read({ gtin: {} }, code)).toBe(asScanned);
    expect(read({ gtin: { stored: '14-digits' } }, code)).toBe(asFourteen);
  });

  it('a GTIN field takes the lengths it names', () => {
    expect(read({ gtin: { lengths: [8] } }, '5901234123457')).toBe('!breaks-pattern');
  });
});
