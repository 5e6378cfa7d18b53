import type { Database, Statement } from 'better-sqlite3';
import type { QuarantineCause, QuarantinedEntry } from '../../../shared/quarantine';
import type { Refusal } from '../entry';
import { prepareEntryChanges, type FormerRow } from './entry-changes';
import { listEntryEvents } from './entry-events';
import { entryColumns as columns, toItem, toOrigin, type EntryRow } from './entry-rows';
import type { OutboxQuarantine, RecordedDecision } from './outbox';

type QuarantinedRow = EntryRow & { refusal: string; refused_at: string | null; discarded_at: string | null };

/** The text of the statements whose cost must not grow with history. */
export const quarantineSql = {
  listUndecided: `SELECT ${columns}, refusal, refused_at, discarded_at FROM entry
    WHERE state = 'quarantined' AND discarded_at IS NULL AND seq > ? ORDER BY seq LIMIT ?`,
  listAll: `SELECT ${columns}, refusal, refused_at, discarded_at FROM entry
    WHERE state = 'quarantined' AND seq > ? ORDER BY seq LIMIT ?`,
  countCauses: `SELECT json_extract(refusal, '$.cause') AS cause, count(*) AS count FROM entry
    WHERE state = 'quarantined' AND discarded_at IS NULL
    GROUP BY json_extract(refusal, '$.cause') ORDER BY count DESC, cause`,
  findUndecidedOfCause: `SELECT seq, scan_id, state, refusal FROM entry
    WHERE state = 'quarantined' AND discarded_at IS NULL AND json_extract(refusal, '$.cause') = ? ORDER BY seq`,
} as const;

/** The quarantine of an open file. */
export function createSqliteQuarantine(database: Database): OutboxQuarantine {
  const changes = prepareEntryChanges(database);
  const listUndecided: Statement<[afterSeq: number, limit: number], QuarantinedRow> = database.prepare(
    quarantineSql.listUndecided,
  );
  const listAll: Statement<[afterSeq: number, limit: number], QuarantinedRow> = database.prepare(
    quarantineSql.listAll,
  );
  const countCauses: Statement<[], QuarantineCause> = database.prepare(quarantineSql.countCauses);
  const findOfCause: Statement<[cause: string], FormerRow> = database.prepare(
    quarantineSql.findUndecidedOfCause,
  );
  const findQuarantined: Statement<[scanId: string], FormerRow & { discarded_at: string | null }> =
    database.prepare(
      `SELECT seq, scan_id, state, refusal, discarded_at FROM entry WHERE scan_id = ? AND state = 'quarantined'`,
    );
  const eventsOf = listEntryEvents(database);
  function requeueRows(rows: readonly FormerRow[], decision: RecordedDecision): string[] {
    for (const row of rows) changes.requeue(row, decision);
    return rows.map((row) => row.scan_id);
  }

  const requeue = database.transaction((scanIds: readonly string[], decision: RecordedDecision) =>
    requeueRows(
      [...new Set(scanIds)].flatMap((scanId) => findQuarantined.get(scanId) ?? []),
      decision,
    ),
  );

  const requeueCause = database.transaction((cause: string, decision: RecordedDecision) =>
    requeueRows(findOfCause.all(cause), decision),
  );

  const discard = database.transaction((scanIds: readonly string[], decision: RecordedDecision) =>
    scanIds.flatMap((scanId) => {
      const row = findQuarantined.get(scanId);
      if (row === undefined || row.discarded_at !== null) return [];
      changes.discard(row, decision);
      return row.scan_id;
    }),
  );

  function toQuarantinedEntry(row: QuarantinedRow): QuarantinedEntry {
    return {
      seq: row.seq,
      item: toItem(row),
      shift: row.shift,
      serverOffsetMs: row.server_offset_ms,
      attempts: row.attempts,
      refusal: JSON.parse(row.refusal) as Refusal,
      refusedAt: row.refused_at,
      discardedAt: row.discarded_at,
      origin: toOrigin(row),
      events: eventsOf(row.seq),
    };
  }

  return {
    quarantinedEntries: ({ afterSeq, limit, withDiscarded }) =>
      (withDiscarded ? listAll : listUndecided).all(afterSeq, limit).map(toQuarantinedEntry),
    quarantineCauses: () => countCauses.all(),
    requeue: (scanIds, decision) => requeue.immediate(scanIds, decision),
    requeueCause: (cause, decision) => requeueCause.immediate(cause, decision),
    discard: (scanIds, decision) => discard.immediate(scanIds, decision),
  };
}
