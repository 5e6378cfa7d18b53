import type { Database, Statement } from 'better-sqlite3';
import type { SeqRange, ShiftLedger } from '../../../shared/ledger';
import type { NumberBlock } from '../entry';
import { prepareEntryChanges, type FormerRow } from './entry-changes';
import type { OutboxLedger, RecordedDecision } from './outbox';
import type { EntryRow } from './entry-rows';

/** The text of the statements whose cost must follow what is asked for, not the history. */
export const ledgerSql = {
  countShift: `SELECT
      count(*) FILTER (WHERE kind = 'scan' AND origin_seq IS NULL) AS scanned,
      count(*) FILTER (WHERE kind = 'scan' AND origin_seq IS NULL AND state = 'acknowledged') AS delivered,
      count(*) FILTER (WHERE kind = 'scan' AND origin_seq IS NULL AND state = 'pending') AS pending,
      count(*) FILTER (WHERE kind = 'scan' AND origin_seq IS NULL AND state = 'quarantined') AS quarantined,
      count(*) FILTER (WHERE kind = 'scan' AND origin_seq IS NULL AND discarded_at IS NOT NULL) AS discarded,
      count(*) FILTER (WHERE kind = 'void' AND origin_seq IS NULL) AS voided,
      count(*) FILTER (WHERE kind = 'void' AND origin_seq IS NULL AND state <> 'acknowledged') AS voidsUndelivered,
      count(*) FILTER (WHERE origin_seq IS NOT NULL) AS imported
    FROM entry WHERE shift = ?`,
  firstOfShift: 'SELECT seq FROM entry WHERE shift = ? ORDER BY seq LIMIT 1',
  lastOfShift: 'SELECT seq FROM entry WHERE shift = ? ORDER BY seq DESC LIMIT 1',
  countAcknowledged: `SELECT seq / @blockSize AS block, count(*) AS count, sum(seq) AS sum FROM entry
    WHERE seq BETWEEN @from AND @to AND state = 'acknowledged' AND origin_seq IS NULL GROUP BY block ORDER BY block`,
  numberedEntries: `SELECT seq, scan_id, state FROM entry
    WHERE seq BETWEEN @from AND @to AND origin_seq IS NULL ORDER BY seq`,
} as const;

/** The ledger's view of an open file. */
export function createSqliteLedger(database: Database): OutboxLedger {
  const changes = prepareEntryChanges(database);
  const countShift: Statement<[shift: string], Omit<ShiftLedger, 'shift'>> = database.prepare(
    ledgerSql.countShift,
  );
  const firstOfShift: Statement<[shift: string], { seq: number }> = database.prepare(ledgerSql.firstOfShift);
  const lastOfShift: Statement<[shift: string], { seq: number }> = database.prepare(ledgerSql.lastOfShift);
  const countAcknowledged: Statement<[SeqRange & { blockSize: bigint }], NumberBlock> = database.prepare(
    ledgerSql.countAcknowledged,
  );
  const numberedEntries: Statement<
    [SeqRange],
    Pick<EntryRow, 'seq' | 'scan_id' | 'state'>
  > = database.prepare(ledgerSql.numberedEntries);
  const findAcknowledged: Statement<[seq: number], FormerRow> = database.prepare(
    `SELECT seq, scan_id, state, refusal FROM entry WHERE seq = ? AND state = 'acknowledged' AND origin_seq IS NULL`,
  );

  const requeueLost = database.transaction((seqs: readonly number[], decision: RecordedDecision) =>
    seqs.flatMap((seq) => {
      const row = findAcknowledged.get(seq);
      if (row === undefined) return [];
      changes.requeue(row, decision);
      return row.scan_id;
    }),
  );

  return {
    shiftLedger: (shift) => {
      const counts = countShift.get(shift);
      if (counts === undefined) throw new Error('SQLite answered a count without a row.');
      return { shift, ...counts };
    },
    shiftRange: (shift) => {
      const from = firstOfShift.get(shift)?.seq;
      const to = lastOfShift.get(shift)?.seq;
      return from === undefined || to === undefined ? null : { from, to };
    },
    // A number would be bound as REAL and divide with a fraction.
    countAcknowledged: ({ from, to }, blockSize) =>
      countAcknowledged.all({ from, to, blockSize: BigInt(blockSize) }),
    numberedEntries: ({ from, to }) =>
      numberedEntries.all({ from, to }).map(({ seq, scan_id: scanId, state }) => ({ seq, scanId, state })),
    requeueLost: (seqs, decision) => requeueLost.immediate(seqs, decision),
  };
}
