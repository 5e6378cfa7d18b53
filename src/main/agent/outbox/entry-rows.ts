import type { ListVersions } from '../../../shared/list-versions';
import type { Appendable, EntryState, Scan } from '../../../shared/scan';
import type { EntrySummary } from '../../../shared/status';
import type { AppendContext, Entry, EntryOrigin } from '../entry';
import { DamagedFileError } from './damage';
import type { RowKeys } from './row-keys';

/** A row of `entry` as SQLite returns it. */
export interface EntryRow {
  seq: number;
  scan_id: string;
  kind: 'scan' | 'void';
  workflow: string;
  workflow_version: number;
  fields: string;
  operator: string;
  shift: string;
  captured_at: string;
  captured_monotonic_ms: number;
  server_offset_ms: number | null;
  entered_by: 'scan' | 'manual';
  state: EntryState;
  attempts: number;
  origin_station: string | null;
  origin_outbox_id: string | null;
  origin_seq: number | null;
  /** JSON of a supervisor's decision about a duplicate. */
  override: string | null;
  /** Name of the serial scanner that finished the row. */
  scanner: string | null;
  /** JSON of the versions of the lists it was judged by. */
  list_versions: string | null;
}

/** The columns of an `EntryRow`. */
export const entryColumns = `seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
  captured_monotonic_ms, server_offset_ms, entered_by, state, attempts, origin_station, origin_outbox_id, origin_seq,
  override, scanner, list_versions`;

/** What is written when an item that was scanned here is appended; its number is given by the file. */
export type NewEntryRow = Omit<
  EntryRow,
  'seq' | 'state' | 'attempts' | 'origin_station' | 'origin_outbox_id' | 'origin_seq'
> &
  RowKeys & {
    /** How far the wall clock jumped since the entry before; null: it did not. */
    clock_jump_ms: number | null;
  };

/** The columns of a `NewEntryRow`. */
export const newEntryColumns = [
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
  'override',
  'scanner',
  'list_versions',
  'row_key',
  'group_key',
  'group_role',
  'clock_jump_ms',
] as const satisfies readonly (keyof NewEntryRow)[];

/** The row of an item. */
export function toRow(item: Appendable, context: AppendContext, keys: RowKeys): NewEntryRow {
  return {
    scan_id: item.scanId,
    kind: item.kind,
    workflow: item.workflow,
    workflow_version: item.workflowVersion,
    fields: toFieldsJson(item),
    operator: item.operator,
    shift: context.shift,
    captured_at: item.capturedAt.wallTime,
    captured_monotonic_ms: item.capturedAt.monotonicMs,
    server_offset_ms: context.serverOffsetMs,
    entered_by: item.enteredBy,
    ...toJudgement(item),
    clock_jump_ms: context.clockJumpMs ?? null,
    ...keys,
  };
}

/** What is kept beside the codes of a scan; a void has none of it. */
function toJudgement(item: Appendable): Pick<EntryRow, 'override' | 'scanner' | 'list_versions'> {
  if (item.kind === 'void') return { override: null, scanner: null, list_versions: null };
  const { override, scanner, listVersions } = item;
  return {
    override: override === undefined ? null : JSON.stringify(override),
    scanner: scanner ?? null,
    list_versions: listVersions === undefined ? null : JSON.stringify(listVersions),
  };
}

/** Sorted by key, so that the same fields always give the same text. */
function toFieldsJson({ fields }: Appendable): string {
  const codes: Readonly<Record<string, string>> = fields;
  // Put together as text: no sorted object is made only to be written.
  const parts = Object.keys(codes)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(codes[name])}`);
  return `{${parts.join(',')}}`;
}

/** The table accepts nothing but JSON: what is none now has been damaged since. */
function toFields({ seq, fields }: EntryRow): Record<string, string> {
  try {
    return JSON.parse(fields) as Record<string, string>;
  } catch (error) {
    throw new DamagedFileError(`The codes of entry ${seq} cannot be read.`, { cause: error });
  }
}

/** Whether a row holds this very item. */
export function isSameItem(row: EntryRow, item: Appendable): boolean {
  return (
    row.kind === item.kind &&
    row.workflow === item.workflow &&
    row.workflow_version === item.workflowVersion &&
    row.fields === toFieldsJson(item) &&
    row.operator === item.operator &&
    row.captured_at === item.capturedAt.wallTime
  );
}

/** The item of a row. */
export function toItem(row: EntryRow): Appendable {
  // Checked by its schema before it was appended, and by the table's own checks since: not parsed again for each batch.
  const item: Partial<Record<keyof Scan, unknown>> = {
    kind: row.kind,
    scanId: row.scan_id,
    workflow: row.workflow,
    workflowVersion: row.workflow_version,
    fields: toFields(row),
    operator: row.operator,
    enteredBy: row.entered_by,
    capturedAt: { wallTime: row.captured_at, monotonicMs: row.captured_monotonic_ms },
  };
  if (row.override !== null) item.override = JSON.parse(row.override);
  if (row.scanner !== null) item.scanner = row.scanner;
  if (row.list_versions !== null) item.listVersions = toListVersions(row.list_versions);
  return item as Appendable;
}

/** Neighbours were judged by the same lists, so their text is parsed once. */
let lastListVersions: { text: string; versions: ListVersions } | null = null;

function toListVersions(text: string): ListVersions {
  if (lastListVersions?.text !== text) {
    lastListVersions = { text, versions: Object.freeze(JSON.parse(text) as ListVersions) };
  }
  return lastListVersions.versions;
}

/** Where an imported entry was scanned; null for one of this outbox. */
export function toOrigin(row: EntryRow): EntryOrigin | null {
  const { origin_station: station, origin_outbox_id: outboxId, origin_seq: seq } = row;
  return station === null || outboxId === null || seq === null ? null : { station, outboxId, seq };
}

/** The entry as the relay hands it on. */
export function toEntry(row: EntryRow): Entry {
  return {
    seq: row.seq,
    scanId: row.scan_id,
    item: toItem(row),
    shift: row.shift,
    serverOffsetMs: row.server_offset_ms,
    state: row.state,
    attempts: row.attempts,
    origin: toOrigin(row),
  };
}

/** The entry as the window lists it. */
export function toSummary(row: EntryRow & { is_voided: number }): EntrySummary {
  return {
    scanId: row.scan_id,
    seq: row.seq,
    state: row.state,
    fields: toFields(row),
    operator: row.operator,
    capturedAt: row.captured_at,
    workflow: row.workflow,
    isVoided: row.is_voided === 1,
  };
}
