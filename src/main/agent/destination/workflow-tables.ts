import { fgQuality } from '../../../shared/ready-workflows';
import { isApproved, type Workflow } from '../../../shared/workflow';
import type { Entry } from '../entry';
import { identityOf, splitWallTime, type Sender } from './entry-identity';

/**
 * Values as the connector can send them in one packet: all of one column are strings or null, or all are whole numbers. Another
 * kind among them would split the packet, and with it the statement.
 */
export type RowValues = (string | number | null)[];

/** A table of the station's own that holds entries. */
export interface OwnTable {
  table: string;
  /** The idempotency key. */
  keyColumn: string;
  columns: readonly string[];
}

/** One of them, and how an entry becomes its row. */
export interface EntryTable extends OwnTable {
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

/** Key and common columns of the row; `own` is what its table has besides. */
function toRowOf(entry: Entry, sender: Sender, judgement: RowValues, own: RowValues): RowValues {
  const { scanId, shift, item } = entry;
  const { station, outboxId, seq } = identityOf(entry, sender);
  const { utc, offsetMinutes } = splitWallTime(item.capturedAt.wallTime);
  const common: RowValues = [
    scanId,
    station,
    outboxId,
    seq,
    item.operator,
    utc,
    offsetMinutes,
    shift,
    item.enteredBy,
  ];
  // Not spread into a new array: that would grow step by step, and was what a drain asked most of its memory for.
  return common.concat(judgement, own);
}

const judgementColumns = [
  'scanner',
  'supervisor',
  'operators_version',
  'defects_version',
  'products_version',
] as const;

function toJudgementValues({ item }: Entry): RowValues {
  if (item.kind === 'void') throw new RangeError('a void is not judged');
  const { scanner, override, listVersions } = item;
  return [
    scanner ?? null,
    override?.by ?? null,
    toText(listVersions?.operators),
    toText(listVersions?.defects),
    toText(listVersions?.products),
  ];
}

function toText(version: number | null | undefined): string | null {
  return version === undefined || version === null ? null : String(version);
}

/** Workflow `fg-quality`. */
export const fgScan: EntryTable = {
  table: 'fg_scan',
  keyColumn: 'scan_id',
  columns: ['scan_id', ...commonColumns, ...judgementColumns, 'cp', 'oc1', 'oc2', 'defect', 'approved'],
  toRow: (entry, sender) => {
    const fields: Readonly<Record<string, string>> = entry.item.fields;
    return toRowOf(entry, sender, toJudgementValues(entry), [
      fields['cp'] ?? null,
      fields['oc1'] ?? null,
      fields['oc2'] ?? null,
      fields['defect'] ?? null,
      isApproved(fgQuality, fields) ? '1' : '0',
    ]);
  },
};

const workflowScan: OwnTable = {
  table: 'workflow_scan',
  keyColumn: 'scan_id',
  columns: [
    'scan_id',
    ...commonColumns,
    ...judgementColumns,
    'workflow',
    'workflow_version',
    'fields',
    'approved',
  ],
};

export const scanVoid: EntryTable = {
  table: 'scan_void',
  keyColumn: 'void_id',
  columns: ['void_id', ...commonColumns, 'voided_scan_id', 'workflow', 'reason'],
  toRow: (entry, sender) => {
    const fields: Readonly<Record<string, string>> = entry.item.fields;
    const own = [fields['voidedScanId'] ?? null, entry.item.workflow, fields['reason'] ?? null];
    return toRowOf(entry, sender, [], own);
  },
};

/** Every table of the station's own that holds entries. */
export const ownTables: readonly OwnTable[] = [fgScan, workflowScan, scanVoid];

/** The station's own table for the scans of a workflow. */
export function ownTableOf(workflow: Workflow): EntryTable {
  if (workflow.name === fgQuality.name) return fgScan;
  return {
    ...workflowScan,
    toRow: (entry, sender) => {
      const { fields, workflow: name, workflowVersion } = entry.item;
      const isGood = isApproved(workflow, fields);
      const approved = isGood === null ? null : isGood ? '1' : '0';
      const own = [name, String(workflowVersion), JSON.stringify(fields), approved];
      return toRowOf(entry, sender, toJudgementValues(entry), own);
    },
  };
}
