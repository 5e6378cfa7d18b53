import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { releasedRefusal, type FullQueue, type ReleasedEntry } from './full-queue';
import { releasedSteps } from './released-schemas';

/** The bytes "SCNS", as every release has written them. */
const applicationId = 0x53_43_4e_53;
const fileName = 'outbox.sqlite';
const decidedAt = '2026-11-24T07:00:00.000Z';

/** How the file is left. */
export interface ReleasedFileOptions {
  /** True: as a power cut leaves it, with the queue in the write-ahead log; false: closed in order. */
  isCrashed?: boolean;
}

/** Writes the outbox file of a release into `folder`, as that release would have: its schema, its columns, no others. */
export function buildReleasedOutbox(
  folder: string,
  version: number,
  queue: FullQueue,
  { isCrashed = false }: ReleasedFileOptions = {},
): void {
  mkdirSync(folder, { recursive: true });
  const database = new SqliteDatabase(path.join(folder, fileName));
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
  for (const statement of releasedSteps.slice(0, version).flat()) database.exec(statement);
  database.pragma(`user_version = ${version}`);
  database
    .prepare('INSERT INTO outbox (outbox_id, created_at, last_seq) VALUES (?, ?, ?)')
    .run(queue.outboxId, '2026-11-01T05:00:00.000Z', queue.entries.length);
  database.transaction(() => {
    for (const entry of queue.entries) insertEntry(database, version, entry);
  })();
  if (isCrashed) leaveAsCrashed(database, folder);
  else database.close();
}

function insertEntry(
  database: Database,
  version: number,
  { seq, item, shift, state, decision }: ReleasedEntry,
): void {
  const wasRefused = state === 'quarantined' || decision === 'requeued';
  const fields = Object.fromEntries(
    Object.entries(item.fields).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  const refusal = wasRefused ? JSON.stringify(releasedRefusal) : null;
  database
    .prepare(
      `INSERT INTO entry (seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
         captured_monotonic_ms, server_offset_ms, entered_by, state, attempts, refusal, acknowledged_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      seq,
      item.scanId,
      item.kind,
      item.workflow,
      item.workflowVersion,
      JSON.stringify(fields),
      item.operator,
      shift,
      item.capturedAt.wallTime,
      item.capturedAt.monotonicMs,
      null,
      item.enteredBy,
      state,
      wasRefused ? 1 : 0,
      refusal,
      state === 'acknowledged' ? decidedAt : null,
    );
  if (version >= 2 && decision !== null) recordDecision(database, seq, decision, refusal);
}

function recordDecision(
  database: Database,
  seq: number,
  decision: 'requeued' | 'discarded',
  refusal: string | null,
): void {
  if (decision === 'discarded') {
    database.prepare('UPDATE entry SET discarded_at = ? WHERE seq = ?').run(decidedAt, seq);
  }
  database
    .prepare(
      `INSERT INTO entry_event (seq, event, from_state, refusal, person, reason, happened_at)
       VALUES (?, ?, 'quarantined', ?, 'OP9000', 'a decision of then', ?)`,
    )
    .run(seq, decision, refusal, decidedAt);
}

/** SQLite empties the log when it closes the file; so the files are taken while it is open. */
function leaveAsCrashed(database: Database, folder: string): void {
  const file = path.join(folder, fileName);
  const kept = ['', '-wal'].map((suffix) => ({ suffix, bytes: readFileSync(file + suffix) }));
  database.close();
  for (const { suffix, bytes } of kept) writeFileSync(file + suffix, bytes);
}
