import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Appendable } from '../../../shared/scan';
import type { OldestPending } from '../../../shared/status';
import type { AppendContext, NumberedId } from '../entry';
import { createFileCheck } from './check-file';
import { DamagedFileError } from './damage';
import { isSameItem, newEntryColumns, toEntry, toRow, toSummary, type NewEntryRow } from './entry-rows';
import { prepareInsertEntry, prepareInsertUnlike } from './insert-entry';
import type { AppendResult, Outbox } from './outbox';
import { rowKeysOf } from './row-keys';
import { runsOf, type SeqRun } from './seq-runs';
import { createSqliteDuplicates } from './sqlite-duplicates';
import { createSqliteHistory } from './sqlite-history';
import { createSqliteLedger } from './sqlite-ledger';
import { createSqliteQuarantine } from './sqlite-quarantine';
import { createSqliteRetention } from './sqlite-retention';
import { createSqliteWriteAheadLog } from './sqlite-write-ahead-log';
import { createSqliteTransfer } from './sqlite-transfer';
import { prepareStatements } from './statements';
import { withoutSync } from './without-sync';

/** Better no outbox than one that answers a scan with what it does not hold. */
function throwContradiction(): never {
  throw new DamagedFileError('The outbox file refuses a scan for the sake of one that is not in it.');
}

/**
 * The outbox in an open, migrated SQLite file. `createdAt` (ISO 8601) is stored only when the file is new.
 */
export function createSqliteOutbox(database: Database, createdAt: string): Outbox {
  const statements = prepareStatements(database);
  if (statements.readOutbox.get() === undefined) statements.createOutbox.run(randomUUID(), createdAt);
  const outboxId = readOutbox().outbox_id;

  const duplicates = createSqliteDuplicates(database);
  const retention = createSqliteRetention(database);
  const insertEntry = prepareInsertEntry(database, newEntryColumns);
  const insertUnlike = prepareInsertUnlike(database);

  function append(item: Appendable, context: AppendContext): AppendResult {
    const row = toRow(item, context, rowKeysOf(item, context.terms));
    const seq = item.kind === 'scan' ? insertUnlike(row) : null;
    return seq === null
      ? appendLooking.immediate(item, context, row)
      : { outcome: 'saved', seq, repeated: false };
  }

  /** For a void, and for a scan that has something like it. */
  const appendLooking = database.transaction(
    (item: Appendable, context: AppendContext, row: NewEntryRow): AppendResult => {
      const objection = findObjection(item, context, row.row_key);
      const seq = objection === null ? insertEntry(row) : null;
      if (seq !== null) return { outcome: 'saved', seq, repeated: false };
      // Sent again, an item meets itself: that is no objection.
      const existing = statements.findEntry.get(item.scanId);
      if (existing === undefined) return objection ?? throwContradiction();
      return isSameItem(existing, item)
        ? { outcome: 'saved', seq: existing.seq, repeated: true }
        : { outcome: 'conflict', seq: existing.seq };
    },
  );

  /** What speaks against an item that is not here yet. */
  function findObjection(
    item: Appendable,
    context: AppendContext,
    rowKey: string | null,
  ): AppendResult | null {
    const cancel = item.kind === 'void' ? statements.findVoid.get(item.fields.voidedScanId) : undefined;
    if (cancel !== undefined) return { outcome: 'already-voided', seq: cancel.seq };
    const earlier = duplicates.findEarlier(item, rowKey, context);
    return earlier === null ? null : { outcome: 'duplicate', ...earlier };
  }

  const acknowledge = database.transaction(
    (entries: readonly NumberedId[], acknowledgedAt: string): string[] => {
      const dayId = retention.noteDelivery(acknowledgedAt);
      return runsOf(entries).flatMap((run) => acknowledgeRun(run, acknowledgedAt, dayId));
    },
  );

  /** Numbers in a row are acknowledged together when all are pending; else the ones that are, by their ids. */
  function acknowledgeRun({ first, last, scanIds }: SeqRun, acknowledgedAt: string, dayId: number): string[] {
    const isAllPending = statements.countPendingBetween.get(first, last)?.count === scanIds.length;
    if (!isAllPending) {
      return statements.acknowledgeIds
        .all(acknowledgedAt, dayId, JSON.stringify(scanIds))
        .map(({ scan_id: scanId }) => scanId);
    }
    statements.acknowledgeBetween.run(acknowledgedAt, dayId, first, last);
    return scanIds;
  }

  function findOldestPending(): OldestPending | null {
    const oldest = statements.pendingEntries.get(0, 1);
    if (oldest === undefined) return null;
    return { capturedAt: oldest.captured_at, jumpedMs: duplicates.jumpedSinceMs(oldest.seq) };
  }

  function readOutbox(): { outbox_id: string; last_seq: number } {
    const row = statements.readOutbox.get();
    if (row === undefined) throw new DamagedFileError('The outbox file has lost its own row.');
    return row;
  }

  return {
    outboxId,
    append,
    pendingEntries: (limit, afterSeq = 0) => statements.pendingEntries.all(afterSeq, limit).map(toEntry),
    // Undone by a power cut, they are sent once more (decision 0040).
    acknowledge: (entries, acknowledgedAtMs) =>
      withoutSync(database, () => acknowledge.immediate(entries, new Date(acknowledgedAtMs).toISOString())),
    quarantine: (scanId, refusal, refusedAtMs) => {
      statements.quarantine.run(JSON.stringify(refusal), new Date(refusedAtMs).toISOString(), scanId);
    },
    counts: () => ({
      pending: statements.countPending.get()?.count ?? 0,
      quarantined: statements.countUndecided.get()?.count ?? 0,
      oldestPending: findOldestPending(),
      lastSeq: readOutbox().last_seq,
    }),
    checkSlice: createFileCheck(database),
    waitingVoids: () => statements.countWaitingVoids.get()?.count ?? 0,
    operatorOf: (scanId) => statements.findEntry.get(scanId)?.operator ?? null,
    recentEntries: (limit) => statements.recentEntries.all(limit).map(toSummary),
    ...createSqliteQuarantine(database),
    ...createSqliteTransfer(database, outboxId),
    ...createSqliteLedger(database),
    ...createSqliteHistory(database),
    countGroup: (group) => duplicates.countGroup(group),
    ...retention,
    ...createSqliteWriteAheadLog(database),
    close: () => {
      database.close();
    },
  };
}
