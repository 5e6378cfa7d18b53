import { isApproved, fgQuality } from '../../src/shared/workflow';
import type { Appendable } from '../../src/shared/scan';
import { defaultShifts, shiftAt } from '../../src/shared/shift';

/** Remembers every item and what was promised about it; at the end it compares with what the database holds. */
export interface Oracle {
  /** The item goes to the agent now. */
  sent(item: Appendable): void;
  /** The agent confirmed it as saved under this number: from now on it must not get lost. */
  saved(scanId: string, seq: number): void;
  /** A rule of the database may refuse it: it may end in quarantine instead of the table. */
  mayBeRefused(scanId: string): void;
  savedCount(): number;
  /** Every confirmed item by its id, with its number. */
  savedItems(): ReadonlyMap<string, { seq: number; item: Appendable }>;
  /** Whether this item was ever sent. */
  knows(scanId: string): boolean;
  /** Finds everything that differs; `quarantinedIds` are those the outbox holds as refused. */
  compare(rows: readonly DeliveredItem[], quarantinedIds: ReadonlySet<string>, sender: Sender): Comparison;
}

/** Who must stand in each row. */
export interface Sender {
  station: string;
  outboxId: string;
}

/** A row of MariaDB, column by column as text. */
export type DeliveredItem = Readonly<Record<string, string>>;

/** Sentences about scans, by kind; all empty when the promises were kept. */
export interface Comparison {
  lost: string[];
  doubled: string[];
  changed: string[];
  surplus: string[];
}

/** Creates an oracle that knows nothing yet. */
export function createOracle(): Oracle {
  const items = new Map<string, Appendable>();
  const numbers = new Map<string, number>();
  const refusableIds = new Set<string>();

  return {
    sent: (item) => {
      items.set(item.scanId, item);
    },
    saved: (scanId, seq) => {
      const before = numbers.get(scanId);
      if (before !== undefined && before !== seq)
        throw new Error(`Scan ${scanId} was saved as ${before} and as ${seq}.`);
      numbers.set(scanId, seq);
    },
    mayBeRefused: (scanId) => {
      refusableIds.add(scanId);
    },
    savedCount: () => numbers.size,
    savedItems: () =>
      new Map(
        [...numbers].flatMap(([scanId, seq]) => {
          const item = items.get(scanId);
          return item === undefined ? [] : [[scanId, { seq, item }]];
        }),
      ),
    knows: (scanId) => items.has(scanId),
    compare: (rows, quarantinedIds, sender) => {
      const result: Comparison = { lost: [], doubled: [], changed: [], surplus: [] };
      const rowsById = groupById(rows);
      for (const [scanId, seq] of numbers) {
        const item = items.get(scanId);
        const found = rowsById.get(scanId) ?? [];
        const isQuarantined = quarantinedIds.has(scanId);
        const name = `${item?.kind ?? '?'} ${scanId} (number ${seq})`;
        if (found.length + Number(isQuarantined) > 1) result.doubled.push(name);
        if (isQuarantined && !refusableIds.has(scanId)) result.lost.push(`${name} is in quarantine`);
        if (found.length === 0 && !isQuarantined) result.lost.push(name);
        const [row] = found;
        if (row !== undefined && item !== undefined)
          result.changed.push(...differences(name, expectedRow(item, seq, sender), row));
      }
      for (const id of rowsById.keys()) if (!items.has(id)) result.surplus.push(id);
      return result;
    },
  };
}

function groupById(rows: readonly DeliveredItem[]): Map<string, DeliveredItem[]> {
  const groups = new Map<string, DeliveredItem[]>();
  for (const row of rows) {
    const id = row['id'] ?? '';
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups;
}

/** Written anew here: what the station sends must not be its own witness. */
function expectedRow(item: Appendable, seq: number, { station, outboxId }: Sender): DeliveredItem {
  const { wallTime } = item.capturedAt;
  const common = {
    id: item.scanId,
    station,
    outbox_id: outboxId,
    seq: String(seq),
    operator: item.operator,
    captured_at: new Date(wallTime).toISOString().replace('T', ' ').replace('Z', ''),
    captured_offset_minutes: '120',
    shift: shiftAt(wallTime, defaultShifts),
    entered_by: item.enteredBy,
  };
  if (item.kind === 'void') {
    const { voidedScanId, reason } = item.fields;
    return { ...common, voided_scan_id: voidedScanId, workflow: item.workflow, reason };
  }
  const { cp = '', oc1 = '', oc2 = '', defect = '' } = item.fields;
  return { ...common, cp, oc1, oc2, defect, approved: isApproved(fgQuality, item.fields) ? '1' : '0' };
}

function differences(name: string, expected: DeliveredItem, found: DeliveredItem): string[] {
  return Object.keys({ ...expected, ...found })
    .filter((column) => expected[column] !== found[column])
    .map(
      (column) => `${name}: ${column} is ${found[column] ?? 'absent'}, not ${expected[column] ?? 'absent'}`,
    );
}
