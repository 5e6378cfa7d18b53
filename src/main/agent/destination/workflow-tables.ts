import { fgQuality, isApproved } from '../../../shared/workflow';
import type { Entry } from '../entry';

/** Who sends, written into each row. */
export interface Sender {
  stationName: string;
  outboxId: string;
}

/**
 * Values as the connector can send them in one packet: all of one column are strings (or null). A number or a date among
 * them would split the packet, and with it the statement.
 */
export type RowValues = (string | null)[];

/** A table that takes entries, and how an entry becomes its row. */
export interface EntryTable {
  table: string;
  /** The idempotency key; what the server returns for each row. */
  keyColumn: string;
  columns: readonly string[];
  toRow(entry: Entry, sender: Sender): RowValues;
}

const commonColumns = [
  'station',
  'outbox_id',
  'seq',
  'operator',
  'captured_at',
  'captured_offset_minutes',
  'shift',
  'entered_by',
] as const;

function toCommonValues({ seq, shift, item, origin }: Entry, sender: Sender): RowValues {
  const { utc, offsetMinutes } = splitWallTime(item.capturedAt.wallTime);
  // An imported entry keeps station and number of where it was scanned, so that it is the same row whoever sends it.
  return [
    origin?.station ?? sender.stationName,
    origin?.outboxId ?? sender.outboxId,
    String(origin?.seq ?? seq),
    item.operator,
    utc,
    String(offsetMinutes),
    shift,
    item.enteredBy,
  ];
}

/** Workflow `fg-quality`. */
const fgScan: EntryTable = {
  table: 'fg_scan',
  keyColumn: 'scan_id',
  columns: ['scan_id', ...commonColumns, 'cp', 'oc1', 'oc2', 'defect', 'approved'],
  toRow: (entry, sender) => {
    const fields: Readonly<Record<string, string>> = entry.item.fields;
    return [
      entry.scanId,
      ...toCommonValues(entry, sender),
      fields['cp'] ?? null,
      fields['oc1'] ?? null,
      fields['oc2'] ?? null,
      fields['defect'] ?? null,
      isApproved(fgQuality, fields) ? '1' : '0',
    ];
  },
};

const scanVoid: EntryTable = {
  table: 'scan_void',
  keyColumn: 'void_id',
  columns: ['void_id', ...commonColumns, 'voided_scan_id', 'workflow', 'reason'],
  toRow: (entry, sender) => {
    const fields: Readonly<Record<string, string>> = entry.item.fields;
    return [
      entry.scanId,
      ...toCommonValues(entry, sender),
      fields['voidedScanId'] ?? null,
      entry.item.workflow,
      fields['reason'] ?? null,
    ];
  },
};

const tableByWorkflow: ReadonlyMap<string, EntryTable> = new Map([[fgQuality.name, fgScan]]);

/** Every table that takes entries. */
export const entryTables: readonly EntryTable[] = [...tableByWorkflow.values(), scanVoid];

/** The table an entry belongs into; undefined for a scan of a workflow that has none. */
export function tableFor(entry: Entry): EntryTable | undefined {
  return entry.item.kind === 'void' ? scanVoid : tableByWorkflow.get(entry.item.workflow);
}

/**
 * Splits ISO 8601 wall time with offset into UTC as MariaDB reads it (`2026-11-23 08:32:05.123`) and the offset that
 * leads back to the local time.
 */
export function splitWallTime(wallTime: string): { utc: string; offsetMinutes: number } {
  const utc = new Date(wallTime).toISOString().replace('T', ' ').replace('Z', '');
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(wallTime);
  if (offset === null) return { utc, offsetMinutes: 0 };
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return { utc, offsetMinutes: offset[1] === '-' ? -minutes : minutes };
}
