import { fgQuality } from '../../src/shared/ready-workflows';
import { isApproved } from '../../src/shared/workflow';
import type { Appendable, Scan } from '../../src/shared/scan';
import { defaultShifts, shiftAt } from '../../src/shared/shift';

/** Remembers every item and what was promised about it; at the end it compares with what the database holds. */
export interface Oracle {
  /** The item goes to the agent now. */
  sent(item: Appendable): void;
  /** The agent confirmed it as saved under this number: from now on it must not get lost. */
  saved(scanId: string, seq: number): void;
  /** The window died before it was answered: nobody was promised anything, and it may be there all the same. */
  mayBeSaved(scanId: string): void;
  /** A rule of the database may refuse it: it may end in quarantine instead of the table. */
  mayBeRefused(scanId: string): void;
  savedCount(): number;
  /** Compares what was promised with what the outbox holds. */
  compareOutbox(storedIds: readonly string[]): Pick<Comparison, 'lost' | 'doubled' | 'surplus'>;
  /** Every confirmed item by its id, with its number. */
  savedItems(): ReadonlyMap<string, { seq: number; item: Appendable }>;
  /** Whether this item was ever sent. */
  knows(scanId: string): boolean;
  /** Finds everything that differs; `quarantinedIds` are those the outbox holds as refused. */
  compare(rows: readonly DeliveredItem[], quarantinedIds: ReadonlySet<string>, sender: Sender): Comparison;
  /** Finds everything in which the existing table differs from the scans that were delivered, told by their ids. */
  compareMapped(rows: readonly MappedRow[], deliveredIds: ReadonlySet<string>): Comparison;
}

/** Who must stand in each row. */
export interface Sender {
  station: string;
  outboxId: string;
}

/** A row of MariaDB, column by column as text. */
export type DeliveredItem = Readonly<Record<string, string>>;

/** A row of the existing table, column by column as text. */
export type MappedRow = Readonly<Record<string, string>>;

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
  const unansweredIds = new Set<string>();

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
    mayBeSaved: (scanId) => {
      unansweredIds.add(scanId);
    },
    savedCount: () => numbers.size,
    compareOutbox: (storedIds) => {
      const stored = new Set(storedIds);
      return {
        lost: [...numbers.keys()].filter((id) => !stored.has(id)).map((id) => `${id} is not in the outbox`),
        doubled: storedIds.length === stored.size ? [] : ['an entry is in the outbox twice'],
        surplus: [...stored]
          .filter((id) => !numbers.has(id) && !unansweredIds.has(id))
          .map((id) => `${id} is in the outbox`),
      };
    },
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
      const rowsById = groupBy(rows, 'id');
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
    compareMapped: (rows, deliveredIds) => {
      const result: Comparison = { lost: [], doubled: [], changed: [], surplus: [] };
      // The table has no key of ours; every scan of a run has a CP label of its own.
      const rowsByCp = groupBy(rows, 'CP_full_code');
      const scans = [...items.values()].filter(isScan).filter(({ scanId }) => deliveredIds.has(scanId));
      for (const scan of scans) {
        const expected = expectedMappedRow(scan);
        const name = `${scan.scanId} in the existing table`;
        const cp = expected['CP_full_code'] ?? '';
        const [row, ...others] = rowsByCp.get(cp) ?? [];
        rowsByCp.delete(cp);
        if (row === undefined) result.lost.push(name);
        else result.changed.push(...differences(name, expected, row));
        if (others.length > 0) result.doubled.push(name);
      }
      result.surplus.push(...[...rowsByCp.keys()].map((cp) => `${cp} in the existing table`));
      return result;
    },
  };
}

function isScan(item: Appendable): item is Scan {
  return item.kind === 'scan';
}

function groupBy(rows: readonly DeliveredItem[], column: string): Map<string, DeliveredItem[]> {
  const groups = new Map<string, DeliveredItem[]>();
  for (const row of rows) {
    const key = row[column] ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
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
  const { scanner = 'none', override, listVersions } = item;
  return {
    ...common,
    cp,
    oc1,
    oc2,
    defect,
    approved: isApproved(fgQuality, item.fields) ? '1' : '0',
    scanner,
    supervisor: override?.by ?? 'none',
    operators_version: String(listVersions?.operators ?? 'none'),
    defects_version: String(listVersions?.defects ?? 'none'),
    products_version: String(listVersions?.products ?? 'none'),
  };
}

/** As docs/configuration.md promises it for this table. */
function expectedMappedRow({ operator, fields, capturedAt }: Scan): MappedRow {
  const { cp = '', oc1 = '', oc2 = '', defect = '' } = fields;
  return {
    operator_code: operator,
    CP_full_code: cp,
    OC1_code: oc1,
    OC2_code: oc2,
    quality_code: defect,
    date: capturedAt.wallTime.slice(0, 10),
    time: capturedAt.wallTime.slice(11, 19),
    approved_quantity: defect === '000' ? '1' : '0',
    rejected_quantity: defect === '000' ? '0' : '1',
  };
}

function differences(name: string, expected: DeliveredItem, found: DeliveredItem): string[] {
  return Object.keys({ ...expected, ...found })
    .filter((column) => expected[column] !== found[column])
    .map(
      (column) => `${name}: ${column} is ${found[column] ?? 'absent'}, not ${expected[column] ?? 'absent'}`,
    );
}
