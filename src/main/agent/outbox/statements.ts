import type { Database, Statement } from 'better-sqlite3';
import { entryColumns as columns, type EntryRow } from './entry-rows';

/** The statements by which scans are found and carried, prepared once per open file. */
export interface Statements {
  createOutbox: Statement<[outboxId: string, createdAt: string]>;
  readOutbox: Statement<[], { outbox_id: string; last_seq: number }>;
  findEntry: Statement<[scanId: string], EntryRow>;
  findVoid: Statement<[voidedScanId: string], { seq: number }>;
  pendingEntries: Statement<[afterSeq: number, limit: number], EntryRow>;
  recentEntries: Statement<[limit: number], EntryRow & { is_voided: number }>;
  countPendingBetween: Statement<[first: number, last: number], { count: number }>;
  acknowledgeBetween: Statement<[acknowledgedAt: string, dayId: number, first: number, last: number]>;
  acknowledgeIds: Statement<
    [acknowledgedAt: string, dayId: number, scanIdsJson: string],
    { scan_id: string }
  >;
  quarantine: Statement<[refusal: string, refusedAt: string, scanId: string]>;
  countPending: Statement<[], { count: number }>;
  countUndecided: Statement<[], { count: number }>;
  countWaitingVoids: Statement<[], { count: number }>;
}

/** The void of a scan that has neither arrived nor been discarded waits: the database is not told to cancel what it never had. */
export const pendingEntriesSql = `SELECT ${columns} FROM entry
  WHERE state = 'pending' AND seq > ? AND NOT (kind = 'void' AND EXISTS (
    SELECT 1 FROM entry AS voided
    WHERE voided.scan_id = json_extract(entry.fields, '$.voidedScanId')
      AND voided.state <> 'acknowledged' AND voided.discarded_at IS NULL))
  ORDER BY seq LIMIT ?`;

/** The newest scans, each with whether a void cancels it. */
export const recentEntriesSql = `SELECT ${columns}, EXISTS (
    SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = entry.scan_id) AS is_voided
  FROM entry WHERE kind = 'scan' ORDER BY seq DESC LIMIT ?`;

/** Prepares every statement; throws SQLite's error when the file's schema is not what the program expects. */
export function prepareStatements(database: Database): Statements {
  return {
    createOutbox: database.prepare('INSERT INTO outbox (outbox_id, created_at) VALUES (?, ?)'),
    readOutbox: database.prepare('SELECT outbox_id, last_seq FROM outbox'),
    findEntry: database.prepare(`SELECT ${columns} FROM entry WHERE scan_id = ?`),
    findVoid: database.prepare('SELECT seq FROM entry WHERE voided_scan_id = ?'),
    pendingEntries: database.prepare(pendingEntriesSql),
    recentEntries: database.prepare(recentEntriesSql),
    countPendingBetween: database.prepare(
      `SELECT count(*) AS count FROM entry WHERE state = 'pending' AND seq BETWEEN ? AND ?`,
    ),
    // A range costs two thirds of a list of ids, and that half of a statement for each entry (docs/measurements.md).
    // By number and not by the index of what is pending, which each row of the range is being taken out of.
    acknowledgeBetween: database.prepare(
      `UPDATE entry NOT INDEXED SET state = 'acknowledged', acknowledged_at = ?, delivery_day_id = ?
       WHERE seq BETWEEN ? AND ? AND state = 'pending'`,
    ),
    acknowledgeIds: database.prepare(
      `UPDATE entry SET state = 'acknowledged', acknowledged_at = ?, delivery_day_id = ?
       WHERE scan_id IN (SELECT value FROM json_each(?)) AND state = 'pending' RETURNING scan_id`,
    ),
    quarantine: database.prepare(
      `UPDATE entry SET state = 'quarantined', attempts = attempts + 1, refusal = ?, refused_at = ?
       WHERE scan_id = ? AND state = 'pending'`,
    ),
    countPending: database.prepare(`SELECT count(*) AS count FROM entry WHERE state = 'pending'`),
    countUndecided: database.prepare(
      `SELECT count(*) AS count FROM entry WHERE state = 'quarantined' AND discarded_at IS NULL`,
    ),
    // Those that wait become the oldest of the queue as everything else drains: its head tells, however long it is.
    countWaitingVoids: database.prepare(
      `SELECT count(*) AS count
       FROM (SELECT kind, fields FROM entry WHERE state = 'pending' ORDER BY seq LIMIT 1000) AS oldest
       JOIN entry AS voided ON voided.scan_id = json_extract(oldest.fields, '$.voidedScanId')
       WHERE oldest.kind = 'void' AND voided.state = 'quarantined' AND voided.discarded_at IS NULL`,
    ),
  };
}
