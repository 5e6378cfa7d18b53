import { findMismatch, withDerived, type Values } from './derive';
import type { CodeTools } from './gs1';
import { judgeCode, readAsField, type RefusalReason } from './judge-code';
import type { CodeEnteredBy, EnteredBy } from './scan';
import type { Field, Workflow } from './workflow';

/** One code and how it came in. */
export interface CodeEntry {
  code: string;
  enteredBy: CodeEnteredBy;
}

/** The codes of the row being scanned, by field name. Fields not yet scanned are absent; null: passed over. */
export type Row = Readonly<Record<string, CodeEntry | null>>;

/** The row of a station on which nothing has been scanned yet, not even a badge. */
export const emptyRow: Row = {};

/** What a finished row hands on. */
export interface FinishedRow {
  /** Value by name: sticky fields, derived values and the quantity included. */
  fields: Record<string, string>;
  operator: string;
  /** `manual` if any code of the row was typed or pasted, the sticky ones included. */
  enteredBy: EnteredBy;
}

/** What became of one code, and the row to go on with. A refusal never changes the row. */
export type RowStep =
  | { outcome: 'field-accepted'; field: Field; row: Row }
  | { outcome: 'row-finished'; field: Field; row: Row; finished: FinishedRow }
  | { outcome: 'refused'; reason: RefusalReason; row: Row };

/** The field whose code is expected now: the first without one. Null when the row is complete. */
export function nextField(workflow: Workflow, row: Row): Field | null {
  return workflow.fields.find((field) => row[field.name] === undefined) ?? null;
}

/**
 * Takes one code into the row. The expected field comes first; while it is optional, the fields behind it are tried as
 * well, and what was passed over stays empty. A code that fits none of them but a sticky field (a badge) replaces that
 * one at any time and keeps the rest of the row. The code that completes the row finishes it; what remains then are the
 * sticky fields.
 */
export function enterCode(workflow: Workflow, row: Row, entry: CodeEntry, tools: CodeTools): RowStep {
  const [expected, ...behind] = expectedFields(workflow, row);
  if (expected === undefined) throw new RangeError('a complete row must be finished before the next code');
  const verdict = judgeCode(workflow, expected, entry.code, tools);
  if (verdict.verdict === 'accepted') return accept(workflow, row, expected, verdict.values, entry);
  const { reason } = verdict;
  if (reason.code !== 'other-field') return { outcome: 'refused', reason, row };
  const isFitting = (field: Field): boolean => reason.fits.some(({ name }) => name === field.name);
  const later = behind.find(isFitting);
  const field = later ?? reason.fits.find(({ sticky }) => sticky);
  if (field === undefined) return { outcome: 'refused', reason, row };
  const start = later === undefined ? row : passOver(workflow, row, later);
  const own = readAsField(workflow, field, entry.code, tools);
  if (own.verdict === 'refused') return { outcome: 'refused', reason: own.reason, row };
  const step = accept(workflow, start, field, own.values, entry);
  return step.outcome === 'refused' ? { ...step, row } : step;
}

/** Leaves the expected field empty; null when it is not optional. */
export function skipField(workflow: Workflow, row: Row): Exclude<RowStep, { outcome: 'refused' }> | null {
  const field = nextField(workflow, row);
  return field?.optional === true ? complete(workflow, { ...row, [field.name]: null }, field) : null;
}

/** The row without anything but its sticky fields. */
export function clearRow(workflow: Workflow, row: Row): Row {
  const sticky = workflow.fields.filter((field) => field.sticky).map((field) => field.name);
  return Object.fromEntries(Object.entries(row).filter(([name]) => sticky.includes(name)));
}

/** Whether anything but sticky fields has been scanned. */
export function isBegun(workflow: Workflow, row: Row): boolean {
  return Object.keys(row).length > Object.keys(clearRow(workflow, row)).length;
}

/** The row with a quantity for this one row; null when the workflow has none or not that many. */
export function setQuantity(workflow: Workflow, row: Row, quantity: number): Row | null {
  const rule = workflow.quantity;
  if (rule === undefined || quantity > rule.maximum) return null;
  return { ...row, [rule.name]: { code: String(quantity), enteredBy: 'scan' } };
}

/**
 * Lets go of the parent of a group, with the row that records the closing of `count` children, if one is wanted. Null
 * when no group is open.
 */
export function closeGroup(
  workflow: Workflow,
  row: Row,
  count: number,
): { row: Row; closing: FinishedRow | null } | null {
  const { group } = workflow;
  if (group === undefined || !isFilled(row[group.parent])) return null;
  const kept = clearRow(workflow, row);
  const closing = group.recordClosing && count > 0 ? finish(workflow, kept) : null;
  return {
    row: Object.fromEntries(Object.entries(kept).filter(([name]) => name !== group.parent)),
    closing: closing && { ...closing, fields: { ...closing.fields, count: String(count) } },
  };
}

/** The values of a row as they stand, derived ones included. */
export function valuesOf(workflow: Workflow, row: Row): Values {
  const codes = Object.entries(row).flatMap(([name, entry]): [string, string][] =>
    isFilled(entry) ? [[name, entry.code]] : [],
  );
  return withDerived(workflow.derived, Object.fromEntries(codes));
}

/** The field that is expected and, as long as those before are optional, the open ones behind it. */
function expectedFields(workflow: Workflow, row: Row): Field[] {
  const open = workflow.fields.filter((field) => row[field.name] === undefined);
  const required = open.findIndex((field) => !field.optional);
  return required === -1 ? open : open.slice(0, required + 1);
}

function passOver(workflow: Workflow, row: Row, target: Field): Row {
  const expected = expectedFields(workflow, row);
  const before = expected.slice(0, expected.indexOf(target));
  return { ...row, ...Object.fromEntries(before.map(({ name }) => [name, null])) };
}

function accept(
  workflow: Workflow,
  row: Row,
  field: Field,
  values: readonly { field: Field; value: string }[],
  { enteredBy }: CodeEntry,
): RowStep {
  const strict = values.find((value) => value.field.entry === 'scan');
  if (strict !== undefined && enteredBy !== 'scan') {
    return { outcome: 'refused', reason: { code: 'not-scanned', expected: strict.field }, row };
  }
  const contradicted = values.find(({ field: { name, sticky }, value }) => {
    const present = row[name];
    return !sticky && isFilled(present) && present.code !== value;
  });
  if (contradicted !== undefined) {
    const reason = { code: 'contradicts', expected: field, field: contradicted.field } as const;
    return { outcome: 'refused', reason, row };
  }
  const entered = values.map(({ field: { name }, value }) => [name, { code: value, enteredBy }] as const);
  const filled: Row = { ...row, ...Object.fromEntries(entered) };
  const rule = findMismatch(workflow.matches, valuesOf(workflow, filled));
  if (rule !== null) return { outcome: 'refused', reason: { code: 'mismatch', expected: field, rule }, row };
  return complete(workflow, filled, field);
}

function complete(workflow: Workflow, row: Row, field: Field): Exclude<RowStep, { outcome: 'refused' }> {
  if (nextField(workflow, row) !== null) return { outcome: 'field-accepted', field, row };
  return { outcome: 'row-finished', field, row: clearRow(workflow, row), finished: finish(workflow, row) };
}

function finish(workflow: Workflow, row: Row): FinishedRow {
  const fields = { ...valuesOf(workflow, row) };
  const { quantity } = workflow;
  if (quantity !== undefined) fields[quantity.name] ??= String(quantity.default);
  const operator = fields[workflow.operatorField];
  if (operator === undefined) throw new RangeError(`the row has no code for "${workflow.operatorField}"`);
  const isTyped = Object.values(row).some((entry) => isFilled(entry) && entry.enteredBy !== 'scan');
  return { fields, operator, enteredBy: isTyped ? 'manual' : 'scan' };
}

function isFilled(entry: CodeEntry | null | undefined): entry is CodeEntry {
  return entry !== null && entry !== undefined;
}
