import { maximumCodeLength } from './code-length';
import type { Field, Workflow } from './workflow';

/** Why a code was not taken, without language; the window has a sentence for each. */
export type RefusalReason =
  /** The code fits the rule of other fields, not that of the expected one. */
  | { code: 'other-field'; expected: Field; fits: readonly Field[] }
  /** The code fits no field of the workflow. */
  | { code: 'breaks-rule'; expected: Field }
  /** The code carries characters that cannot be printed, and no rule asks for them. */
  | { code: 'control-characters'; expected: Field }
  /** The code fits, but it was typed or pasted, and the field takes scanned codes alone. */
  | { code: 'not-scanned'; expected: Field }
  | { code: 'too-long'; expected: Field; length: number; maximum: number }
  | { code: 'empty'; expected: Field };

export type CodeVerdict = { verdict: 'accepted' } | { verdict: 'refused'; reason: RefusalReason };

/**
 * Whether the whole code matches the field's pattern. The pattern is anchored here and read with the `u` flag.
 * Throws a SyntaxError when the pattern is none; workflows are checked when they are loaded.
 */
export function fitsField(field: Field, code: string): boolean {
  return new RegExp(`^(?:${field.pattern})$`, 'u').test(code);
}

/**
 * Judges one code against the field that is expected now. When it fits other fields instead, the reason names them:
 * "this is an OC label" helps more than "wrong format".
 */
export function judgeCode(workflow: Workflow, expected: Field, code: string): CodeVerdict {
  const reason = findReason(workflow, expected, code);
  return reason === null ? { verdict: 'accepted' } : { verdict: 'refused', reason };
}

function findReason(workflow: Workflow, expected: Field, code: string): RefusalReason | null {
  if (code === '') return { code: 'empty', expected };
  // Before any pattern runs: the length also bounds the time a bad pattern can take.
  if (code.length > maximumCodeLength) {
    return { code: 'too-long', expected, length: code.length, maximum: maximumCodeLength };
  }
  if (fitsField(expected, code)) return null;
  const fits = workflow.fields.filter((field) => field.name !== expected.name && fitsField(field, code));
  if (fits.length > 0) return { code: 'other-field', expected, fits };
  if (/\p{Cc}/u.test(code)) return { code: 'control-characters', expected };
  return { code: 'breaks-rule', expected };
}
