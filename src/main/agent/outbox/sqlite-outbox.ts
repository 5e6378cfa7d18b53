import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Appendable } from '../../../shared/scan';
import type { EntrySummary } from '../../../shared/status';
import type { AppendContext, Entry } from '../entry';
import type { AppendResult, Outbox } from './outbox';
import { prepareStatements, type EntryRow } from './statements';

/**
 * The outbox in an open, migrated SQLite file. `createdAt` (ISO 8601) is stored only when the file is new.
 */
export function createSqliteOutbox(database: Database, createdAt: string): Outbox {
  const statements = prepareStatements(database);
  if (statements.readOutbox.get() === undefined) statements.createOutbox.run(randomUUID(), createdAt);
  const outboxId = readOutbox().outbox_id;

  const append = database.transaction((item: Appendable, context: AppendContext): AppendResult => {
    const existing = statements.findEntry.get(item.scanId);
    if (existing !== undefined) {
      return isSameItem(existing, item)
        ? { outcome: 'saved', seq: existing.seq, repeated: true }
        : { outcome: 'conflict', seq: existing.seq };
    }
    const seq = statements.takeSeq.get()?.last_seq;
    if (seq === undefined) throw new Error('The outbox file has lost its own row; it is damaged.');
    statements.insertEntry.run(toRow(seq, item, context));
    return { outcome: 'saved', seq, repeated: false };
  });

  const requeue = database.transaction((scanIds: readonly string[]) =>
    scanIds.flatMap((scanId) => statements.requeue.get(scanId)?.scan_id ?? []),
  );

  function readOutbox(): { outbox_id: string; last_seq: number } {
    const row = statements.readOutbox.get();
    if (row === undefined) throw new Error('The outbox file has lost its own row; it is damaged.');
    return row;
  }

  return {
    outboxId,
    append: (item, context) => append.immediate(item, context),
    pendingEntries: (limit, afterSeq = 0) => statements.pendingEntries.all(afterSeq, limit).map(toEntry),
    acknowledge: (scanIds, acknowledgedAtMs) =>
      statements.acknowledge
        .all(new Date(acknowledgedAtMs).toISOString(), JSON.stringify(scanIds))
        .map((row) => row.scan_id),
    quarantine: (scanId, refusal) => {
      statements.quarantine.run(JSON.stringify(refusal), scanId);
    },
    requeue: (scanIds) => requeue.immediate(scanIds),
    counts: () => ({
      pending: statements.countPending.get()?.count ?? 0,
      quarantined: statements.countQuarantined.get()?.count ?? 0,
      oldestPendingAt: statements.oldestPending.get()?.captured_at ?? null,
      lastSeq: readOutbox().last_seq,
    }),
    recentEntries: (limit) => statements.recentEntries.all(limit).map(toSummary),
    close: () => {
      database.close();
    },
  };
}

function toRow(seq: number, item: Appendable, context: AppendContext): Omit<EntryRow, 'state' | 'attempts'> {
  return {
    seq,
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
  };
}

/** Sorted by key, so that the same fields always give the same text. */
function toFieldsJson(item: Appendable): string {
  const byName = Object.entries(item.fields).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify(Object.fromEntries(byName));
}

function isSameItem(row: EntryRow, item: Appendable): boolean {
  return (
    row.kind === item.kind &&
    row.workflow === item.workflow &&
    row.workflow_version === item.workflowVersion &&
    row.fields === toFieldsJson(item) &&
    row.operator === item.operator &&
    row.captured_at === item.capturedAt.wallTime
  );
}

function toEntry(row: EntryRow): Entry {
  return {
    seq: row.seq,
    scanId: row.scan_id,
    // Checked by its schema before it was appended, and by the table's own checks since: not parsed again for each batch.
    item: {
      kind: row.kind,
      scanId: row.scan_id,
      workflow: row.workflow,
      workflowVersion: row.workflow_version,
      fields: JSON.parse(row.fields) as Record<string, string>,
      operator: row.operator,
      enteredBy: row.entered_by,
      capturedAt: { wallTime: row.captured_at, monotonicMs: row.captured_monotonic_ms },
    } as Appendable,
    shift: row.shift,
    serverOffsetMs: row.server_offset_ms,
    state: row.state,
    attempts: row.attempts,
  };
}

function toSummary(row: EntryRow): EntrySummary {
  return {
    scanId: row.scan_id,
    seq: row.seq,
    state: row.state,
    fields: JSON.parse(row.fields) as Record<string, string>,
    operator: row.operator,
    capturedAt: row.captured_at,
  };
}
