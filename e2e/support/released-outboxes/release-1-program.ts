import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Appendable } from '../../../src/shared/scan';

/** What the program of release 1 did with its file, by its own statements, word for word; it knows nothing newer. */
export interface ReleaseOneProgram {
  outboxId: string;
  append(item: Appendable, shift: string): number;
  pending(): { seq: number; scan_id: string; fields: string }[];
  acknowledge(scanId: string): void;
  quarantine(scanId: string, refusal: string): void;
  requeue(scanId: string): void;
  counts(): { pending: number; quarantined: number };
  close(): void;
}

const columns = `seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
  captured_monotonic_ms, server_offset_ms, entered_by, state, attempts`;

/** Opens a folder's outbox as release 1 did; throws when the file is newer than it knew. */
export function openWithReleaseOne(folder: string): ReleaseOneProgram {
  const database = new SqliteDatabase(path.join(folder, 'outbox.sqlite'));
  if (Number(database.pragma('user_version', { simple: true })) > 1) {
    database.close();
    throw new Error('The file is newer than release 1.');
  }
  const takeSeq = database.prepare<[], { last_seq: number }>(
    'UPDATE outbox SET last_seq = last_seq + 1 RETURNING last_seq',
  );
  const insert = database.prepare(
    `INSERT INTO entry (seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
       captured_monotonic_ms, server_offset_ms, entered_by)
     VALUES (@seq, @scan_id, @kind, @workflow, @workflow_version, @fields, @operator, @shift, @captured_at,
       @captured_monotonic_ms, @server_offset_ms, @entered_by)`,
  );
  const pending = database.prepare<[], { seq: number; scan_id: string; fields: string }>(
    `SELECT ${columns} FROM entry WHERE state = 'pending' ORDER BY seq`,
  );
  const acknowledge = database.prepare(
    `UPDATE entry SET state = 'acknowledged', acknowledged_at = ?
     WHERE scan_id = ? AND state = 'pending' RETURNING scan_id`,
  );
  const quarantine = database.prepare(
    `UPDATE entry SET state = 'quarantined', attempts = attempts + 1, refusal = ?
     WHERE scan_id = ? AND state = 'pending'`,
  );
  const requeue = database.prepare(
    `UPDATE entry SET state = 'pending' WHERE scan_id = ? AND state = 'quarantined' RETURNING scan_id`,
  );
  const count = database
    .prepare<[state: string], number>('SELECT count(*) FROM entry WHERE state = ?')
    .pluck();
  const outboxId = database.prepare<[], string>('SELECT outbox_id FROM outbox').pluck().get() ?? '';

  return {
    outboxId,
    append: (item, shift) => {
      const seq = takeSeq.get()?.last_seq ?? 0;
      insert.run({
        seq,
        scan_id: item.scanId,
        kind: item.kind,
        workflow: item.workflow,
        workflow_version: item.workflowVersion,
        fields: JSON.stringify(item.fields),
        operator: item.operator,
        shift,
        captured_at: item.capturedAt.wallTime,
        captured_monotonic_ms: item.capturedAt.monotonicMs,
        server_offset_ms: null,
        entered_by: item.enteredBy,
      });
      return seq;
    },
    pending: () => pending.all(),
    acknowledge: (scanId) => acknowledge.get('2026-11-24T08:00:00.000Z', scanId),
    quarantine: (scanId, refusal) => quarantine.run(refusal, scanId),
    requeue: (scanId) => requeue.get(scanId),
    counts: () => ({ pending: count.get('pending') ?? 0, quarantined: count.get('quarantined') ?? 0 }),
    close: () => database.close(),
  };
}
