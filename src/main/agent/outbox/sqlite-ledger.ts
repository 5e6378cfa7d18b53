import type { Database, Statement } from 'better-sqlite3';
import type { SeqRange, ShiftLedger } from '../../../shared/ledger';
import type { NumberBlock } from '../entry';
import { withPruned } from './pruned-numbers';
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
    FROM shift_range CROSS JOIN entry ON entry.seq BETWEEN first_seq AND last_seq WHERE shift_range.shift = ?`,
  rangeOfShift: `SELECT
      min((SELECT min(seq) FROM entry WHERE seq BETWEEN first_seq AND last_seq)) AS first,
      max((SELECT max(seq) FROM entry WHERE seq BETWEEN first_seq AND last_seq)) AS last
    FROM shift_range WHERE shift = ?`,
  countAcknowledged: `SELECT seq / @blockSize AS block, count(*) AS count, sum(seq) AS sum FROM entry
    WHERE seq BETWEEN @from AND @to AND state = 'acknowledged' AND origin_seq IS NULL GROUP BY block ORDER BY block`,
  countPresent: `SELECT seq / @blockSize AS block, count(*) AS count, sum(seq) AS sum FROM entry
    WHERE seq BETWEEN @from AND @to GROUP BY block ORDER BY block`,
  numberedEntries: `SELECT seq, scan_id, state FROM entry
    WHERE seq BETWEEN @from AND @to AND origin_seq IS NULL ORDER BY seq`,
} as const;

/** The ledger's view of an open file. */
export function createSqliteLedger(database: Database): OutboxLedger {
  const changes = prepareEntryChanges(database);
  const countShift: Statement<[shift: string], Omit<ShiftLedger, 'shift'>> = database.prepare(
    ledgerSql.countShift,
  );
  const rangeOfShift: Statement<[shift: string], { first: number | null; last: number | null }> =
    database.prepare(ledgerSql.rangeOfShift);
  const countAcknowledged: Statement<[SeqRange & { blockSize: bigint }], NumberBlock> = database.prepare(
    ledgerSql.countAcknowledged,
  );
  const countPresent: Statement<[SeqRange & { blockSize: bigint }], NumberBlock> = database.prepare(
    ledgerSql.countPresent,
  );
  const countPruned: Statement<
    [shift: string],
    Pick<ShiftLedger, 'delivered' | 'voided' | 'imported'>
  > = database.prepare('SELECT delivered, voided, imported FROM pruned_shift WHERE shift = ?');
  const readMarks: Statement<[], { pruned_seq: number; first_seq: number | null }> = database.prepare(
    'SELECT pruned_seq, (SELECT min(seq) FROM entry) AS first_seq FROM outbox',
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
      const pruned = countPruned.get(shift) ?? { delivered: 0, voided: 0, imported: 0 };
      return {
        shift,
        ...counts,
        scanned: counts.scanned + pruned.delivered,
        delivered: counts.delivered + pruned.delivered,
        voided: counts.voided + pruned.voided,
        imported: counts.imported + pruned.imported,
      };
    },
    shiftRange: (shift) => {
      const { first, last } = rangeOfShift.get(shift) ?? { first: null, last: null };
      return first === null || last === null ? null : { from: first, to: last };
    },
    // A number would be bound as REAL and divide with a fraction.
    countAcknowledged: (range, blockSize) => {
      const bound = { ...range, blockSize: BigInt(blockSize) };
      const prunedSeq = readMarks.get()?.pruned_seq ?? 0;
      const delivered = countAcknowledged.all(bound);
      if (range.from > prunedSeq) return delivered;
      const present = countPresent.all({ ...bound, to: Math.min(range.to, prunedSeq) });
      return withPruned(delivered, present, { range, prunedSeq, blockSize });
    },
    firstSeq: () => readMarks.get()?.first_seq ?? null,
    numberedEntries: ({ from, to }) =>
      numberedEntries.all({ from, to }).map(({ seq, scan_id: scanId, state }) => ({ seq, scanId, state })),
    requeueLost: (seqs, decision) => requeueLost.immediate(seqs, decision),
  };
}
