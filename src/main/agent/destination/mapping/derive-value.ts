import type { DerivedValue } from '../../../../shared/table-mapping';
import { isApproved, type Workflow } from '../../../../shared/workflow';
import type { Entry } from '../../entry';
import { identityOf, splitWallTime, type Sender } from '../entry-identity';

/** Wall time up to the second, as MariaDB reads it. */
const secondsLength = 'YYYY-MM-DD HH:MM:SS'.length;

const valueBuilders: Record<
  DerivedValue,
  (entry: Entry, sender: Sender, workflow: Workflow) => string | null
> = {
  operator: ({ item }) => item.operator,
  station: (entry, sender) => identityOf(entry, sender).station,
  workflow: ({ item }) => item.workflow,
  shift: ({ shift }) => shift,
  shiftDate: ({ shift }) => shift.slice(0, shift.indexOf('/')),
  shiftName: ({ shift }) => shift.slice(shift.indexOf('/') + 1),
  capturedDate: ({ item }) => item.capturedAt.wallTime.slice(0, 10),
  capturedTime: ({ item }) => item.capturedAt.wallTime.slice(11, secondsLength),
  capturedAt: ({ item }) => item.capturedAt.wallTime.slice(0, secondsLength).replace('T', ' '),
  capturedAtUtc: ({ item }) => splitWallTime(item.capturedAt.wallTime).utc.slice(0, secondsLength),
  approvedQuantity: ({ item }, _sender, workflow) => (isApproved(workflow, item.fields) === true ? '1' : '0'),
  rejectedQuantity: ({ item }, _sender, workflow) =>
    isApproved(workflow, item.fields) === false ? '1' : '0',
  enteredBy: ({ item }) => item.enteredBy,
  scanner: ({ item }) => (item.kind === 'scan' && item.scanner !== undefined ? item.scanner : null),
  supervisor: ({ item }) => (item.kind === 'scan' && item.override !== undefined ? item.override.by : null),
  scanId: ({ scanId }) => scanId,
  outboxId: (entry, sender) => identityOf(entry, sender).outboxId,
  seq: (entry, sender) => String(identityOf(entry, sender).seq),
};

/** A value derived from a scan, as text that MariaDB reads; null where the scan has none. */
export function deriveValue(
  name: DerivedValue,
  entry: Entry,
  sender: Sender,
  workflow: Workflow,
): string | null {
  return valueBuilders[name](entry, sender, workflow);
}
