import { maximumCodeLength } from '../../shared/code-length';
import type { Field } from '../../shared/workflow';

/** The rules a field can have, any of them together; at least one. */
export const fieldRules = ['pattern', 'gtin', 'gs1', 'checkDigit', 'list'] as const;
export type FieldRule = (typeof fieldRules)[number];

/** What a rule begins as, so that it is a good one at once. */
const firstRules = {
  // Command codes are no data.
  pattern: '(?!XSTX)[A-Z0-9]+',
  gtin: { lengths: [8, 12, 13, 14], stored: 'as-scanned' },
  gs1: { ai: '10', orPlain: false },
  checkDigit: 'luhn',
  list: 'defects',
} as const satisfies { [Rule in FieldRule]: unknown };

/** A code that the rule takes as it begins. */
const firstExamples: Readonly<Record<FieldRule, string>> = {
  pattern: 'AB12',
  gtin: '4006381333931',
  gs1: '(10)ABC123',
  checkDigit: '79927398713',
  list: '000',
};

/** A new field of one rule. The words are in the language of whoever adds it. */
export function newField(rule: FieldRule, name: string, words: Pick<Field, 'label' | 'noun'>): Field {
  const field = { name, ...words, case: 'as-is', sticky: false, entry: 'any', optional: false } as const;
  return withRule({ ...field, example: firstExamples[rule] }, rule);
}

/** The field with a rule switched on, as it begins. */
export function withRule(field: Field, rule: FieldRule): Field {
  const first = firstRules[rule];
  return { ...field, [rule]: typeof first === 'object' ? structuredClone(first) : first };
}

/** The field with a rule switched off. */
export function withoutRule(field: Field, rule: FieldRule): Field {
  return { ...field, [rule]: undefined };
}

/** Which rules a field has. */
export function rulesOf(field: Field): FieldRule[] {
  return fieldRules.filter((rule) => field[rule] !== undefined);
}

/** The field with the bounds of its length switched on, as they begin, or off. */
export function withLength(field: Field, isBounded: boolean): Field {
  return { ...field, length: isBounded ? { minimum: 1, maximum: maximumCodeLength } : undefined };
}
