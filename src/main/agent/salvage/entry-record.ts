import { refusalSchema } from '../../../shared/quarantine';
import { appendableSchema, scanIdSchema, type Appendable, type EntryState } from '../../../shared/scan';
import type { ImportableEntry } from '../outbox/outbox';
import type { RecordValue } from './page-cells';

/**
 * The columns of table `entry` in the order the file has them; a column that was added later is missing in older rows. Its
 * test compares this with the migrations.
 */
export const entryRecordColumns = [
  'seq',
  'scan_id',
  'kind',
  'workflow',
  'workflow_version',
  'fields',
  'operator',
  'shift',
  'captured_at',
  'captured_monotonic_ms',
  'server_offset_ms',
  'entered_by',
  'state',
  'attempts',
  'refusal',
  'acknowledged_at',
  'refused_at',
  'discarded_at',
  'origin_station',
  'origin_outbox_id',
  'origin_seq',
  'row_key',
  'group_key',
  'group_role',
  'override',
  'clock_jump_ms',
  'delivery_day_id',
  'scanner',
  'list_versions',
] as const;

/** A row of `entry` as far as it can be believed. */
export interface EntryRecord {
  seq: number;
  scanId: string;
  state: EntryState;
  values: Readonly<Record<(typeof entryRecordColumns)[number], RecordValue>>;
}

const columnsOfFirstRelease = 16;

/** Recognises a row of `entry` among all the records of a file; null: it is another, or rubbish. */
export function toEntryRecord(seq: number, record: readonly RecordValue[]): EntryRecord | null {
  if (record.length < columnsOfFirstRelease || record[0] !== null || seq < 1) return null;
  const values = Object.fromEntries(
    entryRecordColumns.map((name, index) => [name, record[index] ?? null]),
  ) as EntryRecord['values'];
  const { scan_id: scanId, state } = values;
  if (!scanIdSchema.safeParse(scanId).success || typeof scanId !== 'string') return null;
  if (state !== 'pending' && state !== 'acknowledged' && state !== 'quarantined') return null;
  return { seq, scanId, state, values };
}

/**
 * The entry as another outbox can take it in, delivered under its first number. Null when any part of it is not what the
 * program writes: half an entry is worse than none.
 */
export function toImportable(
  record: EntryRecord,
  home: { station: string; outboxId: string },
): ImportableEntry | null {
  const { values, seq } = record;
  const item = toItem(record);
  const { shift, attempts, server_offset_ms: offset } = values;
  if (item === null || typeof shift !== 'string' || typeof attempts !== 'number') return null;
  const refusal = refusalSchema.safeParse(parseJson(values.refusal));
  const isQuarantined = record.state === 'quarantined' && refusal.success;
  return {
    item,
    shift,
    serverOffsetMs: typeof offset === 'number' ? offset : null,
    state: isQuarantined ? 'quarantined' : 'pending',
    attempts,
    refusal: refusal.success ? refusal.data : null,
    refusedAt: toText(values.refused_at),
    discardedAt: isQuarantined ? toText(values.discarded_at) : null,
    origin: toOrigin(values) ?? { ...home, seq },
  };
}

function toItem({ scanId, values }: EntryRecord): Appendable | null {
  const parsed = appendableSchema.safeParse({
    kind: values.kind,
    scanId,
    workflow: values.workflow,
    workflowVersion: values.workflow_version,
    fields: parseJson(values.fields),
    operator: values.operator,
    enteredBy: values.entered_by,
    capturedAt: { wallTime: values.captured_at, monotonicMs: values.captured_monotonic_ms },
    ...(values.override === null ? {} : { override: parseJson(values.override) }),
    ...(values.scanner === null ? {} : { scanner: values.scanner }),
    ...(values.list_versions === null ? {} : { listVersions: parseJson(values.list_versions) }),
  });
  return parsed.success ? parsed.data : null;
}

function toOrigin(values: EntryRecord['values']): ImportableEntry['origin'] | null {
  const { origin_station: station, origin_outbox_id: outboxId, origin_seq: seq } = values;
  const isWhole = typeof station === 'string' && typeof outboxId === 'string' && typeof seq === 'number';
  return isWhole ? { station, outboxId, seq } : null;
}

function toText(value: RecordValue): string | null {
  return typeof value === 'string' ? value : null;
}

function parseJson(value: RecordValue): unknown {
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    // Judged by the schema, like any other value that is not what it should be.
    return null;
  }
}
