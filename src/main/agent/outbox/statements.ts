import type { Database, Statement } from 'better-sqlite3';

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
  state: 'pending' | 'acknowledged' | 'quarantined';
  attempts: number;
}

const columns = `seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
  captured_monotonic_ms, server_offset_ms, entered_by, state, attempts`;

/** Every statement of the outbox, prepared once per open file. */
export interface Statements {
  createOutbox: Statement<[outboxId: string, createdAt: string]>;
  readOutbox: Statement<[], { outbox_id: string; last_seq: number }>;
  takeSeq: Statement<[], { last_seq: number }>;
  insertEntry: Statement<[Omit<EntryRow, 'state' | 'attempts'>]>;
  findEntry: Statement<[scanId: string], EntryRow>;
  pendingEntries: Statement<[afterSeq: number, limit: number], EntryRow>;
  recentEntries: Statement<[limit: number], EntryRow>;
  acknowledge: Statement<[acknowledgedAt: string, scanIdsJson: string], { scan_id: string }>;
  quarantine: Statement<[refusal: string, scanId: string]>;
  requeue: Statement<[scanId: string], { scan_id: string }>;
  countPending: Statement<[], { count: number }>;
  countQuarantined: Statement<[], { count: number }>;
  oldestPending: Statement<[], { captured_at: string }>;
}

/** Prepares every statement; throws SQLite's error when the file's schema is not what the program expects. */
export function prepareStatements(database: Database): Statements {
  return {
    createOutbox: database.prepare('INSERT INTO outbox (outbox_id, created_at) VALUES (?, ?)'),
    readOutbox: database.prepare('SELECT outbox_id, last_seq FROM outbox'),
    takeSeq: database.prepare('UPDATE outbox SET last_seq = last_seq + 1 RETURNING last_seq'),
    insertEntry: database.prepare(
      `INSERT INTO entry (seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
         captured_monotonic_ms, server_offset_ms, entered_by)
       VALUES (@seq, @scan_id, @kind, @workflow, @workflow_version, @fields, @operator, @shift, @captured_at,
         @captured_monotonic_ms, @server_offset_ms, @entered_by)`,
    ),
    findEntry: database.prepare(`SELECT ${columns} FROM entry WHERE scan_id = ?`),
    pendingEntries: database.prepare(
      `SELECT ${columns} FROM entry WHERE state = 'pending' AND seq > ? ORDER BY seq LIMIT ?`,
    ),
    recentEntries: database.prepare(`SELECT ${columns} FROM entry ORDER BY seq DESC LIMIT ?`),
    // One statement for a whole batch: one for each entry costs twice the time (docs/measurements.md).
    acknowledge: database.prepare(
      `UPDATE entry SET state = 'acknowledged', acknowledged_at = ?
       WHERE scan_id IN (SELECT value FROM json_each(?)) AND state = 'pending' RETURNING scan_id`,
    ),
    quarantine: database.prepare(
      `UPDATE entry SET state = 'quarantined', attempts = attempts + 1, refusal = ?
       WHERE scan_id = ? AND state = 'pending'`,
    ),
    requeue: database.prepare(
      `UPDATE entry SET state = 'pending' WHERE scan_id = ? AND state = 'quarantined' RETURNING scan_id`,
    ),
    countPending: database.prepare(`SELECT count(*) AS count FROM entry WHERE state = 'pending'`),
    countQuarantined: database.prepare(`SELECT count(*) AS count FROM entry WHERE state = 'quarantined'`),
    oldestPending: database.prepare(
      `SELECT captured_at FROM entry WHERE state = 'pending' ORDER BY seq LIMIT 1`,
    ),
  };
}
