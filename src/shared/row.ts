import { judgeCode, type RefusalReason } from './judge-code';
import type { CodeEnteredBy, EnteredBy } from './scan';
import type { Field, Workflow } from './workflow';

/** One code and how it came in. */
export interface CodeEntry {
  code: string;
  enteredBy: CodeEnteredBy;
}

/** The codes of the row being scanned, by field name. Fields not yet scanned are absent. */
export type Row = Readonly<Record<string, CodeEntry>>;

/** The row of a station on which nothing has been scanned yet, not even a badge. */
export const emptyRow: Row = {};

/** What a finished row hands on. */
export interface FinishedRow {
  /** Code by field name, sticky fields included. */
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
 * Takes one code into the row. The expected field comes first; a code that does not fit it but fits a sticky field
 * (a badge) replaces that one at any time and keeps the rest of the row. The code that completes the row finishes it;
 * what remains then are the sticky fields.
 */
export function enterCode(workflow: Workflow, row: Row, entry: CodeEntry): RowStep {
  const expected = nextField(workflow, row);
  if (expected === null) throw new RangeError('a complete row must be finished before the next code');
  const judgement = judgeCode(workflow, expected, entry.code);
  if (judgement.verdict === 'accepted') return accept(workflow, row, expected, entry);
  const { reason } = judgement;
  const sticky = reason.code === 'other-field' ? reason.fits.find((field) => field.sticky) : undefined;
  if (sticky !== undefined) return accept(workflow, row, sticky, entry);
  return { outcome: 'refused', reason, row };
}

function accept(workflow: Workflow, row: Row, field: Field, entry: CodeEntry): RowStep {
  if (field.entry === 'scan' && entry.enteredBy !== 'scan') {
    return { outcome: 'refused', reason: { code: 'not-scanned', expected: field }, row };
  }
  const filled: Row = { ...row, [field.name]: entry };
  if (nextField(workflow, filled) !== null) return { outcome: 'field-accepted', field, row: filled };
  return {
    outcome: 'row-finished',
    field,
    row: keepSticky(workflow, filled),
    finished: finish(workflow, filled),
  };
}

function keepSticky(workflow: Workflow, row: Row): Row {
  const sticky = workflow.fields.filter((field) => field.sticky).map((field) => field.name);
  return Object.fromEntries(Object.entries(row).filter(([name]) => sticky.includes(name)));
}

function finish(workflow: Workflow, row: Row): FinishedRow {
  const entries = Object.entries(row);
  const fields = Object.fromEntries(entries.map(([name, entry]) => [name, entry.code]));
  const operator = fields[workflow.operatorField];
  if (operator === undefined) throw new RangeError(`the row has no code for "${workflow.operatorField}"`);
  return {
    fields,
    operator,
    enteredBy: entries.some(([, entry]) => entry.enteredBy !== 'scan') ? 'manual' : 'scan',
  };
}
