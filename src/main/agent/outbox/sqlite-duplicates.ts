import type { Database, Statement } from 'better-sqlite3';
import type { EarlierScan } from '../../../shared/ipc';
import type { Appendable } from '../../../shared/scan';
import { groupKeyOf } from './row-keys';
import type { AppendContext } from '../entry';
import type { OutboxGroups } from './outbox';

/**
 * The text of the statements whose cost must not grow with history. A scan that was undone, or that a person decided not
 * to deliver, does not count: it may be scanned again.
 */
export const duplicatesSql = {
  // With an order, SQLite lets a bare parameter have a say in the plan; better-sqlite3 clears the parameters after each run, and
  // the statement would be compiled anew: 10 in place of 0.6 µs, 50 in place of 10 between two scans (docs/measurements.md).
  findEarlier: `SELECT seq, scan_id, operator, captured_at FROM entry
    WHERE row_key = CAST(? AS TEXT) AND discarded_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = entry.scan_id) ORDER BY seq DESC LIMIT 1`,
  jumpedSince: `SELECT total(clock_jump_ms) AS ms FROM entry WHERE seq > ? AND clock_jump_ms IS NOT NULL`,
  countGroup: `WITH closed (seq) AS (
      SELECT coalesce(max(seq), 0) FROM entry WHERE group_key = @key AND group_role = 'closing')
    SELECT count(*) + coalesce((
        SELECT children FROM pruned_group, closed WHERE group_key = @key AND last_seq > closed.seq), 0) AS count
    FROM entry
    WHERE group_key = @key AND group_role = 'child' AND discarded_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = entry.scan_id)
      AND seq > (SELECT seq FROM closed)`,
} as const;

interface EarlierRow {
  seq: number;
  scan_id: string;
  operator: string;
  captured_at: string;
}

/** Finds the scan a row repeats, and counts the rows of groups. */
export interface SqliteDuplicates extends OutboxGroups {
  /** The scan that the terms take an item with this key for a repeat of, with its number; null: there is none. */
  findEarlier(
    item: Appendable,
    rowKey: string | null,
    context: Pick<AppendContext, 'terms' | 'clockJumpMs'>,
  ): { seq: number; earlier: EarlierScan } | null;
  /** How far the clock jumped after this entry, as those behind it have noted; forward positive. */
  jumpedSinceMs: (seq: number) => number;
}

/** Prepares the look-ups on an open file. */
export function createSqliteDuplicates(database: Database): SqliteDuplicates {
  const findByKey: Statement<[rowKey: string], EarlierRow> = database.prepare(duplicatesSql.findEarlier);
  const jumpedSince: Statement<[seq: number], { ms: number }> = database.prepare(duplicatesSql.jumpedSince);
  const countGroup: Statement<[{ key: string }], { count: number }> = database.prepare(
    duplicatesSql.countGroup,
  );
  const jumpedSinceMs = (seq: number): number => jumpedSince.get(seq)?.ms ?? 0;
  return {
    jumpedSinceMs,
    findEarlier: (item, rowKey, { terms, clockJumpMs }) => {
      const windowMs = terms?.duplicates?.windowMs;
      if (windowMs === undefined || rowKey === null || item.kind === 'void') return null;
      const row = findByKey.get(rowKey);
      // What a supervisor has let pass is stored with the name; only for that one earlier scan.
      if (row === undefined || row.scan_id === item.override?.duplicateOf) return null;
      const jumpedMs = jumpedSinceMs(row.seq) + (clockJumpMs ?? 0);
      const agoMs = Date.parse(item.capturedAt.wallTime) - Date.parse(row.captured_at) - jumpedMs;
      // A jump too small to be noticed can make the earlier scan the later one; the distance counts all the same.
      if (Math.abs(agoMs) > windowMs) return null;
      const { seq, scan_id: scanId, operator, captured_at: capturedAt } = row;
      return { seq, earlier: { scanId, operator, capturedAt, agoMs: Math.max(0, agoMs) } };
    },
    countGroup: (group) => countGroup.get({ key: groupKeyOf(group) })?.count ?? 0,
  };
}
