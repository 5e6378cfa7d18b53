import type { Database, Statement } from 'better-sqlite3';
import type { Refusal } from '../entry';
import { prepareEntryChanges } from './entry-changes';
import {
  entryColumns as columns,
  isSameItem,
  newEntryColumns,
  toItem,
  toOrigin,
  toRow,
  type EntryRow,
  type NewEntryRow,
} from './entry-rows';
import { prepareInsertEntry } from './insert-entry';
import type {
  ImportableEntry,
  ImportResult,
  OutboxTransfer,
  RecordedDecision,
  UndeliveredEntry,
} from './outbox';
import { noKeys } from './row-keys';

interface Refused {
  refusal: string | null;
  refused_at: string | null;
  discarded_at: string | null;
}

type UndeliveredRow = EntryRow & Refused & { state: 'pending' | 'quarantined' };

type ImportedRow = NewEntryRow &
  Refused & {
    state: 'pending' | 'quarantined';
    attempts: number;
    origin_station: string;
    origin_outbox_id: string;
    origin_seq: number;
  };

const importedColumns = [
  ...newEntryColumns,
  'state',
  'attempts',
  'refusal',
  'refused_at',
  'discarded_at',
  'origin_station',
  'origin_outbox_id',
  'origin_seq',
] as const satisfies readonly (keyof ImportedRow)[];

/** The text of the statements whose cost must not grow with history. */
export const transferSql = {
  undelivered: `SELECT * FROM (
      SELECT ${columns}, refusal, refused_at, discarded_at FROM entry
      WHERE state = 'pending' AND seq > @afterSeq ORDER BY seq LIMIT @limit)
    UNION ALL SELECT * FROM (
      SELECT ${columns}, refusal, refused_at, discarded_at FROM entry
      WHERE state = 'quarantined' AND discarded_at IS NULL AND seq > @afterSeq ORDER BY seq LIMIT @limit)
    ORDER BY seq LIMIT @limit`,
  findByOrigin: `SELECT ${columns} FROM entry WHERE origin_outbox_id = ? AND origin_seq = ?`,
} as const;

/** What carries entries between an open file and others. */
export function createSqliteTransfer(database: Database, outboxId: string): OutboxTransfer {
  const changes = prepareEntryChanges(database);
  const undelivered: Statement<[{ afterSeq: number; limit: number }], UndeliveredRow> = database.prepare(
    transferSql.undelivered,
  );
  const findUndelivered: Statement<[scanIdsJson: string], UndeliveredRow> = database.prepare(
    `SELECT ${columns}, refusal, refused_at, discarded_at FROM entry
     WHERE scan_id IN (SELECT value FROM json_each(?)) AND state <> 'acknowledged' AND discarded_at IS NULL
     ORDER BY seq`,
  );
  const findById: Statement<[scanId: string], EntryRow> = database.prepare(
    `SELECT ${columns} FROM entry WHERE scan_id = ?`,
  );
  const findByOrigin: Statement<[outboxId: string, seq: number], EntryRow> = database.prepare(
    transferSql.findByOrigin,
  );
  const insertImported = prepareInsertEntry(database, importedColumns);

  const importEntries = database.transaction(
    (entries: readonly ImportableEntry[], decision: RecordedDecision): ImportResult => {
      const conflicts = findConflicts(entries);
      if (conflicts.length > 0) return { outcome: 'conflict', conflicts };
      const fresh = entries.filter(({ item }) => findById.get(item.scanId) === undefined);
      for (const entry of fresh) importEntry(entry, decision);
      const importedIds = fresh.map(({ item }) => item.scanId);
      return { outcome: 'imported', importedIds, alreadyHere: entries.length - fresh.length };
    },
  );

  function findConflicts(entries: readonly ImportableEntry[]): number[] {
    return entries.flatMap((entry, position) => (isInConflict(entry) ? position : []));
  }

  function isInConflict({ item, origin }: ImportableEntry): boolean {
    const sameId = findById.get(item.scanId);
    if (sameId !== undefined) return !isSameItem(sameId, item);
    // A number of this very outbox belongs to what was scanned here; nothing else may ever be sent under it.
    if (origin.outboxId === outboxId) return true;
    return findByOrigin.get(origin.outboxId, origin.seq) !== undefined;
  }

  function importEntry(entry: ImportableEntry, decision: RecordedDecision): void {
    const { item, shift, serverOffsetMs, state, attempts, refusal, refusedAt, discardedAt, origin } = entry;
    const seq = insertImported({
      ...toRow(item, { shift, serverOffsetMs }, noKeys),
      state,
      attempts,
      refusal: refusal === null ? null : JSON.stringify(refusal),
      refused_at: refusedAt,
      discarded_at: discardedAt,
      origin_station: origin.station,
      origin_outbox_id: origin.outboxId,
      origin_seq: origin.seq,
    });
    if (seq === null) throw new RangeError(`The scan ${item.scanId} stands twice in what is imported.`);
    changes.recordImport(seq, decision);
  }

  return {
    undeliveredEntries: (afterSeq, limit) => undelivered.all({ afterSeq, limit }).map(toUndelivered),
    findUndelivered: (scanIds) => findUndelivered.all(JSON.stringify(scanIds)).map(toUndelivered),
    findImportConflicts: findConflicts,
    importEntries: (entries, decision) => importEntries.immediate(entries, decision),
  };
}

function toUndelivered(row: UndeliveredRow): UndeliveredEntry {
  return {
    seq: row.seq,
    item: toItem(row),
    shift: row.shift,
    serverOffsetMs: row.server_offset_ms,
    state: row.state,
    attempts: row.attempts,
    refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal),
    refusedAt: row.refused_at,
    discardedAt: row.discarded_at,
    origin: toOrigin(row),
  };
}
