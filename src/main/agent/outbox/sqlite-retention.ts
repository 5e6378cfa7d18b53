import type { Database, Statement } from 'better-sqlite3';
import { withoutSync } from './without-sync';
import type { OutboxRetention, PruneBound } from './outbox';

interface DayRow {
  day_id: number;
  date: string;
  after_seq: number;
}

interface PrunedRow {
  seq: number;
  kind: 'scan' | 'void';
  shift: string;
  origin_seq: number | null;
  group_key: string | null;
  group_role: 'child' | 'closing' | null;
  /** 1: a scan that was undone. */
  is_voided: number;
}

type BoundParameters = { dayId: number; toSeq: number };

/** The text of the statements whose cost must follow the slice, not the history. */
export const retentionSql = {
  look: `SELECT seq, state = 'acknowledged' AND coalesce(delivery_day_id, 0) < @dayId
      AND NOT EXISTS (SELECT 1 FROM entry AS cancel
        WHERE cancel.voided_scan_id = old.scan_id AND cancel.state <> 'acknowledged')
      AND NOT (voided_scan_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM entry AS voided WHERE voided.scan_id = old.voided_scan_id))
      AND NOT (group_role IS 'closing' AND EXISTS (SELECT 1 FROM entry AS earlier
        WHERE earlier.group_key = old.group_key AND earlier.seq < old.seq)) AS may_go
    FROM (SELECT * FROM entry WHERE seq > @afterSeq AND seq <= @toSeq ORDER BY seq LIMIT @limit) AS old ORDER BY seq`,
  read: `SELECT seq, kind, shift, origin_seq, group_key, group_role,
      EXISTS (SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = old.scan_id) AS is_voided
    FROM entry AS old WHERE seq = ?`,
} as const;

/** The retention of an open file, and what `acknowledge` asks of it in its own transaction. */
export interface SqliteRetention extends OutboxRetention {
  /** The day of delivery to which this time (ISO 8601) belongs: the newest one, or a new one when the date has changed. */
  noteDelivery(acknowledgedAt: string): number;
}

/** Delivered entries: which may go, and their going. */
export function createSqliteRetention(database: Database): SqliteRetention {
  const newestDay: Statement<[], DayRow> = database.prepare(
    'SELECT day_id, date, after_seq FROM delivery_day ORDER BY day_id DESC LIMIT 1',
  );
  const beginDay: Statement<[date: string], { day_id: number }> = database.prepare(
    'INSERT INTO delivery_day (date, after_seq) SELECT ?, last_seq FROM outbox RETURNING day_id',
  );
  const readDays: Statement<[], DayRow> = database.prepare(
    'SELECT day_id, date, after_seq FROM delivery_day ORDER BY day_id DESC',
  );
  const countDays: Statement<[], number> = database
    .prepare<[], number>('SELECT count(DISTINCT date) FROM delivery_day')
    .pluck();
  const readPrunedSeq: Statement<[], number> = database
    .prepare<[], number>('SELECT pruned_seq FROM outbox')
    .pluck();
  const deleteDays: Statement<[dayId: number]> = database.prepare(
    'DELETE FROM delivery_day WHERE day_id < ?',
  );
  const look: Statement<
    [BoundParameters & { afterSeq: number; limit: number }],
    { seq: number; may_go: number }
  > = database.prepare(retentionSql.look);
  const read: Statement<[seq: number], PrunedRow> = database.prepare(retentionSql.read);
  const removeEvents: Statement<[seq: number]> = database.prepare('DELETE FROM entry_event WHERE seq = ?');
  const removeEntry: Statement<[seq: number]> = database.prepare('DELETE FROM entry WHERE seq = ?');
  const notePruned: Statement<[lastSeq: number, count: number]> = database.prepare(
    'UPDATE outbox SET pruned_seq = max(pruned_seq, ?), pruned_count = pruned_count + ?',
  );
  // Those before the first entry that is left; the one it belongs to stays, and so does the last.
  const forgetRuns: Statement<[]> = database.prepare(
    `DELETE FROM shift_run WHERE first_seq < (
       SELECT max(first_seq) FROM shift_run WHERE first_seq <= (SELECT min(seq) FROM entry))`,
  );
  const countInShift: Statement<[shift: string, delivered: number, voided: number, imported: number]> =
    database.prepare(
      `INSERT INTO pruned_shift (shift, delivered, voided, imported) VALUES (?, ?, ?, ?)
       ON CONFLICT (shift) DO UPDATE SET delivered = delivered + excluded.delivered,
         voided = voided + excluded.voided, imported = imported + excluded.imported`,
    );
  const countInGroup: Statement<[{ key: string; seq: number }]> = database.prepare(
    `WITH closing (before, after) AS (
       SELECT coalesce(max(seq) FILTER (WHERE seq < @seq), 0), count(*) FILTER (WHERE seq > @seq)
       FROM entry WHERE group_key = @key AND group_role = 'closing')
     INSERT INTO pruned_group (group_key, children, last_seq) SELECT @key, 1, @seq FROM closing WHERE after = 0
     ON CONFLICT (group_key) DO UPDATE SET last_seq = max(last_seq, excluded.last_seq),
       children = CASE WHEN last_seq > (SELECT before FROM closing) THEN children + 1 ELSE 1 END`,
  );
  const forgetGroup: Statement<[key: string, closingSeq: number]> = database.prepare(
    'DELETE FROM pruned_group WHERE group_key = ? AND last_seq < ?',
  );

  const prune = database.transaction(({ dayId, toSeq }: PruneBound, seqs: readonly number[]): number => {
    let count = 0;
    let lastSeq = 0;
    for (const seq of seqs) {
      const now = look.get({ dayId, toSeq, afterSeq: seq - 1, limit: 1 });
      const row = now?.seq === seq && now.may_go === 1 ? read.get(seq) : undefined;
      if (row === undefined) continue;
      keepCounts(row);
      removeEvents.run(seq);
      removeEntry.run(seq);
      count += 1;
      lastSeq = Math.max(lastSeq, seq);
    }
    if (count > 0) {
      notePruned.run(lastSeq, count);
      forgetRuns.run();
    }
    return count;
  });

  function keepCounts(row: PrunedRow): void {
    const { seq, shift, kind, group_key: key, group_role: role } = row;
    if (row.origin_seq !== null) countInShift.run(shift, 0, 0, 1);
    else countInShift.run(shift, kind === 'scan' ? 1 : 0, kind === 'void' ? 1 : 0, 0);
    if (key === null) return;
    if (role === 'closing') forgetGroup.run(key, seq);
    else if (row.is_voided === 0) countInGroup.run({ key, seq });
  }

  function pragmaNumber(name: string): number {
    return Number(database.pragma(name, { simple: true }));
  }

  function pruneBound(days: number): PruneBound | null {
    const dates = new Set<string>();
    let oldest: DayRow | null = null;
    for (const day of readDays.all()) {
      if (dates.size === days && !dates.has(day.date)) break;
      dates.add(day.date);
      oldest = day;
    }
    return oldest === null || dates.size < days ? null : { dayId: oldest.day_id, toSeq: oldest.after_seq };
  }

  return {
    noteDelivery: (acknowledgedAt) => {
      const date = acknowledgedAt.slice(0, 10);
      const newest = newestDay.get();
      if (newest?.date === date) return newest.day_id;
      const begun = beginDay.get(date);
      if (begun === undefined) throw new Error('SQLite began a day without a row.');
      return begun.day_id;
    },
    retentionFacts: () => {
      const pageBytes = pragmaNumber('page_size');
      return {
        prunedSeq: readPrunedSeq.get() ?? 0,
        days: countDays.get() ?? 0,
        fileBytes: pragmaNumber('page_count') * pageBytes,
        emptyBytes: pragmaNumber('freelist_count') * pageBytes,
      };
    },
    pruneBound,
    prunableSeqs: (bound, afterSeq, limit) => {
      const rows = look.all({ ...bound, afterSeq, limit });
      const seqs = rows.flatMap(({ seq, may_go: mayGo }) => (mayGo === 1 ? seq : []));
      return { seqs, lastSeq: rows.at(-1)?.seq ?? null };
    },
    prune: (bound, seqs) => withoutSync(database, () => prune.immediate(bound, seqs)),
    forgetDays: ({ dayId }) => {
      withoutSync(database, () => deleteDays.run(dayId));
    },
    giveBack: (pages) => {
      withoutSync(database, () => database.pragma(`incremental_vacuum(${pages})`));
    },
  };
}
