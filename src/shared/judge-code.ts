import { maximumCodeLength } from './code-length';
import type { CodeTools, Gs1Problem } from './gs1';
import { readFieldValue, type FieldProblem, type FieldReading } from './read-code';
import type { Field, MatchRule, Workflow } from './workflow';

/** Why a code was not taken, without language; the window has a sentence for each. */
export type RefusalReason =
  /** The code fits the rule of other fields, not that of the expected one. */
  | { code: 'other-field'; expected: Field; fits: readonly Field[] }
  /** The code fits no field of the workflow. */
  | { code: 'breaks-rule'; expected: Field }
  | { code: 'wrong-length'; expected: Field; length: number; minimum: number; maximum: number }
  /** One character was read falsely or typed. */
  | { code: 'check-digit'; expected: Field }
  | { code: 'not-in-list'; expected: Field; list: string }
  /** A GS1 code that breaks GS1's own rules. */
  | { code: 'gs1'; expected: Field; problem: Gs1Problem; detail: string }
  /** A good GS1 code without the part that is expected. */
  | { code: 'gs1-without-field'; expected: Field; ai: string }
  /** The code carries characters that cannot be printed, and no rule asks for them. */
  | { code: 'control-characters'; expected: Field }
  /** The code fits, but it was typed or pasted, and the field takes scanned codes alone. */
  | { code: 'not-scanned'; expected: Field }
  | { code: 'too-long'; length: number; maximum: number }
  | { code: 'empty'; expected: Field }
  /** The code is right in itself and contradicts another one of the row. */
  | { code: 'mismatch'; expected: Field; rule: MatchRule }
  /** A GS1 code that has another value for a field which was scanned already. */
  | { code: 'contradicts'; expected: Field; field: Field };

/** The values a code has for fields of the workflow: one, or several in a GS1 code. */
export type CodeVerdict =
  | { verdict: 'accepted'; values: readonly { field: Field; value: string }[] }
  | { verdict: 'refused'; reason: RefusalReason };

/**
 * Judges one code against the field that is expected now. When it fits other fields instead, the reason names them:
 * "this is an OC label" helps more than "wrong format".
 */
export function judgeCode(workflow: Workflow, expected: Field, code: string, tools: CodeTools): CodeVerdict {
  if (code === '') return refuse({ code: 'empty', expected });
  // Before any pattern runs: the length also bounds the time a bad pattern can take.
  if (code.length > maximumCodeLength) {
    return refuse({ code: 'too-long', length: code.length, maximum: maximumCodeLength });
  }
  const own = readAsField(workflow, expected, code, tools);
  if (own.verdict === 'accepted') return own;
  const fits = workflow.fields.filter(
    (field) =>
      field.name !== expected.name && readAsField(workflow, field, code, tools).verdict === 'accepted',
  );
  if (fits.length > 0) return refuse({ code: 'other-field', expected, fits });
  const isVague = own.reason.code === 'breaks-rule' || own.reason.code === 'wrong-length';
  return isVague && /\p{Cc}/u.test(code) ? refuse({ code: 'control-characters', expected }) : own;
}

/** Judges a code as the value of one field, without a look at the others. */
export function readAsField(workflow: Workflow, field: Field, code: string, tools: CodeTools): CodeVerdict {
  return field.gs1 === undefined
    ? readPlain(workflow, field, code, tools)
    : readGs1(workflow, field, field.gs1, code, tools);
}

function readPlain(workflow: Workflow, field: Field, code: string, tools: CodeTools): CodeVerdict {
  const reading = readFieldValue(field, code, { lists: workflow.lists, tools });
  if (reading.outcome === 'problem') return refuse(toReason(field, reading.problem));
  return { verdict: 'accepted', values: [{ field, value: reading.value }] };
}

function readGs1(
  workflow: Workflow,
  field: Field,
  rule: NonNullable<Field['gs1']>,
  code: string,
  tools: CodeTools,
): CodeVerdict {
  const read = tools.readGs1(code);
  if (read.outcome === 'elements') {
    const values = workflow.fields.flatMap((candidate) => {
      const element = read.elements.find(({ ai }) => ai === candidate.gs1?.ai);
      return element === undefined ? [] : { field: candidate, text: element.value };
    });
    if (values.some(({ field: filled }) => filled.name === field.name)) {
      return readElements(workflow, values, tools);
    }
    if (!rule.orPlain) return refuse({ code: 'gs1-without-field', expected: field, ai: rule.ai });
  }
  if (rule.orPlain) return readPlain(workflow, field, code, tools);
  if (read.outcome === 'invalid') {
    return refuse({ code: 'gs1', expected: field, problem: read.problem, detail: read.detail });
  }
  return refuse({ code: 'breaks-rule', expected: field });
}

function readElements(
  workflow: Workflow,
  found: readonly { field: Field; text: string }[],
  tools: CodeTools,
): CodeVerdict {
  const context = { lists: workflow.lists, tools };
  const read: [Field, FieldReading][] = found.map(({ field, text }) => [
    field,
    readFieldValue(field, text, context),
  ]);
  const values: { field: Field; value: string }[] = [];
  for (const [field, reading] of read) {
    if (reading.outcome === 'problem') return refuse(toReason(field, reading.problem));
    values.push({ field, value: reading.value });
  }
  return { verdict: 'accepted', values };
}

function toReason(expected: Field, problem: FieldProblem): RefusalReason {
  switch (problem.code) {
    case 'breaks-pattern':
      return { code: 'breaks-rule', expected };
    case 'check-digit':
      return { code: 'check-digit', expected };
    default:
      return { ...problem, expected };
  }
}

function refuse(reason: RefusalReason): CodeVerdict & { verdict: 'refused' } {
  return { verdict: 'refused', reason };
}
