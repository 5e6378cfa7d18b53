import { hasRightCheckDigit, type CheckDigit } from './check-digit';
import { isCommandCode } from './command';
import type { CodeTools } from './gs1';
import { matchWhole } from './pattern';
import type { Field } from './workflow-field';

/** Lists by name; those of the workflow itself stand before the reference data. */
export type InlineLists = Readonly<Record<string, readonly { code: string }[]>>;

/** Why a code is no value of a field, without language. */
export type FieldProblem =
  | { code: 'wrong-length'; length: number; minimum: number; maximum: number }
  | { code: 'breaks-pattern' }
  | { code: 'check-digit'; kind: CheckDigit }
  | { code: 'not-in-list'; list: string };

/** The value a field stores for a code, or why there is none. */
export type FieldReading =
  { outcome: 'value'; value: string } | { outcome: 'problem'; problem: FieldProblem };

/** What a code is judged with: the workflow's own lists, and what comes from outside. */
export interface FieldContext {
  lists: InlineLists;
  tools: CodeTools;
}

/**
 * Reads one value by the rule of a field: prefix off, case, length, kind, check digit, list, in this order. For a GS1 field
 * the value is that of its application identifier. The length of `code` must be bounded by the caller.
 */
export function readFieldValue(field: Field, code: string, { lists, tools }: FieldContext): FieldReading {
  // Even a pattern that accepts anything must not take a command for data.
  if (isCommandCode(code)) return problem({ code: 'breaks-pattern' });
  const value = normalise(field, code);
  const { length, gtin, pattern, checkDigit, list } = field;
  if (length !== undefined && (value.length < length.minimum || value.length > length.maximum)) {
    return problem({ code: 'wrong-length', length: value.length, ...length });
  }
  if (gtin !== undefined && !isGtinShaped(value, gtin.lengths)) return problem({ code: 'breaks-pattern' });
  if (pattern !== undefined && matchWhole(pattern, value) === null)
    return problem({ code: 'breaks-pattern' });
  const kind = gtin === undefined ? checkDigit : 'gtin';
  if (kind !== undefined && !hasRightCheckDigit(kind, value)) return problem({ code: 'check-digit', kind });
  if (list !== undefined && isInList(list, value, lists, tools) === false) {
    return problem({ code: 'not-in-list', list });
  }
  return { outcome: 'value', value: gtin?.stored === '14-digits' ? value.padStart(14, '0') : value };
}

function normalise({ stripPrefix, case: letters }: Field, code: string): string {
  const bare =
    stripPrefix !== undefined && code.startsWith(stripPrefix) ? code.slice(stripPrefix.length) : code;
  if (letters === 'as-is') return bare;
  return letters === 'upper' ? bare.toUpperCase() : bare.toLowerCase();
}

function isGtinShaped(value: string, lengths: readonly number[]): boolean {
  return /^\d+$/.test(value) && lengths.includes(value.length);
}

function isInList(list: string, value: string, lists: InlineLists, tools: CodeTools): boolean | null {
  const inline = Object.hasOwn(lists, list) ? lists[list] : undefined;
  return inline === undefined ? tools.isListed(list, value) : inline.some(({ code }) => code === value);
}

function problem(found: FieldProblem): FieldReading {
  return { outcome: 'problem', problem: found };
}
