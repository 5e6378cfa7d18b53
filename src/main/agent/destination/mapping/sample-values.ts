import type { ColumnValue, DerivedValue } from '../../../../shared/table-mapping';
import { approvingCodes } from '../../../../shared/approval';
import { withDerived } from '../../../../shared/derive';
import type { Workflow } from '../../../../shared/workflow';
import type { Sender } from '../entry-identity';
import { cutCode } from './mapped-table';

/** A text a column may get, and what it is, for sentences. */
export interface SampleValue {
  text: string;
  said: string;
}

/** Of a serial scanner, in characters. */
const longestName = 64;

/** Numbers an outbox may well reach. */
const highestSeq = '100000000';

const timeSamples: Partial<Record<DerivedValue, string>> = {
  shift: '2026-11-24/1',
  shiftDate: '2026-11-24',
  shiftName: '1',
  capturedDate: '2026-11-24',
  capturedTime: '23:59:59',
  capturedAt: '2026-11-24 23:59:59',
  capturedAtUtc: '2026-11-24 23:59:59',
};

/** What can be told beforehand of the texts a column will get. Null: the mapping names a field the workflow does not have. */
export function sampleValues(value: ColumnValue, workflow: Workflow, sender: Sender): SampleValue[] | null {
  if ('constant' in value) {
    const text = String(value.constant);
    return [{ text, said: `the constant "${text}"` }];
  }
  if ('value' in value) return sampleDerived(value.value, workflow, sender);
  return (
    sampleCodes(value.field, workflow)?.map((code) => {
      const text = cutCode(code, value);
      return { text, said: `"${text}", as in the field "${value.field}"` };
    }) ?? null
  );
}

/** The example is the one code that is known to be good, beside those that mean approved. */
function sampleCodes(name: string, { fields, derived, quantity, approvedWhen }: Workflow): string[] | null {
  const examples = Object.fromEntries(fields.map((field) => [field.name, field.example]));
  const known =
    quantity === undefined ? examples : { ...examples, [quantity.name]: String(quantity.maximum) };
  const example = withDerived(derived, known)[name];
  if (example === undefined) return null;
  return approvedWhen?.field === name ? [example, ...approvingCodes(approvedWhen.equals)] : [example];
}

function sampleDerived(name: DerivedValue, workflow: Workflow, sender: Sender): SampleValue[] {
  if (name === 'scanner')
    return [
      { text: 'x'.repeat(longestName), said: `the name of a scanner, up to ${longestName} characters` },
    ];
  return derivedTexts(name, workflow, sender).map((text) => ({ text, said: `"${text}", the ${name}` }));
}

function derivedTexts(name: DerivedValue, workflow: Workflow, { stationName, outboxId }: Sender): string[] {
  switch (name) {
    case 'operator':
    case 'supervisor':
      return sampleCodes(workflow.operatorField, workflow) ?? [];
    case 'station':
      return [stationName];
    case 'workflow':
      return [workflow.name];
    case 'approvedQuantity':
    case 'rejectedQuantity':
      return ['0', '1'];
    case 'enteredBy':
      return ['scan', 'manual'];
    case 'scanId':
    case 'outboxId':
      return [outboxId];
    case 'seq':
      return [highestSeq];
    default:
      return [timeSamples[name] ?? ''];
  }
}
