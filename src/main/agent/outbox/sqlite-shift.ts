import type { Database, Statement } from 'better-sqlite3';
import type { AlikeEntries, OutboxShift } from '../shift-port';

type Flag = 'isVoided' | 'isDiscarded' | 'closesGroup';

/** Numbers of a shift that lie beside each other. */
type Run = { fromSeq: number; toSeq: number };

type AlikeRow = Omit<AlikeEntries, Flag> & Record<Flag, number> & { lastSeq: number };

/** The text of the statements whose cost must follow the slice, not the history. */
export const shiftSql = {
  nextRun: `SELECT first_seq AS fromSeq, last_seq AS toSeq FROM shift_range
    WHERE shift = @shift AND last_seq > @afterSeq ORDER BY first_seq LIMIT 1`,
  // The limit goes inside: what is behind the slice is not even read.
  slice: `WITH slice AS (
      SELECT seq, scan_id, kind, state, workflow, operator, captured_at, fields, origin_station, discarded_at, group_role
      FROM entry WHERE seq BETWEEN @fromSeq AND @toSeq ORDER BY seq LIMIT @limit)
    SELECT kind, state, workflow, operator,
      substr(captured_at, 1, 13) || substr(captured_at, 24) AS hour,
      json_extract(fields, (SELECT path.value FROM json_each(@paths) AS path WHERE path.key = workflow)) AS code,
      origin_station AS originStation,
      EXISTS (SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = slice.scan_id) AS isVoided,
      discarded_at IS NOT NULL AS isDiscarded,
      coalesce(group_role = 'closing', 0) AS closesGroup,
      count(*) AS count, max(seq) AS lastSeq
    FROM slice GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`,
} as const;

/** What the report of a shift asks of an open file. */
export function createSqliteShift(database: Database): OutboxShift {
  const nextRun: Statement<[{ shift: string; afterSeq: number }], Run> = database.prepare(shiftSql.nextRun);
  const slice: Statement<[Run & { limit: number; paths: string }], AlikeRow> = database.prepare(
    shiftSql.slice,
  );
  const pruned: Statement<[shift: string], { delivered: number }> = database.prepare(
    'SELECT delivered FROM pruned_shift WHERE shift = ?',
  );
  return {
    shiftSlice: (shift, afterSeq, limit, outcomeFields) => {
      const paths = JSON.stringify(
        Object.fromEntries(
          Object.entries(outcomeFields).map(([workflow, field]) => [workflow, `$."${field}"`]),
        ),
      );
      const run = nextRun.get({ shift, afterSeq });
      if (run === undefined) return { alike: [], lastSeq: null };
      const { fromSeq, toSeq } = run;
      const rows = slice.all({ fromSeq: Math.max(fromSeq, afterSeq + 1), toSeq, limit, paths });
      const read = rows.reduce((sum, { count }) => sum + count, 0);
      const lastSeq = read < limit ? toSeq : Math.max(...rows.map((row) => row.lastSeq));
      const isEnd = nextRun.get({ shift, afterSeq: lastSeq }) === undefined;
      return { alike: rows.map(toAlike), lastSeq: isEnd ? null : lastSeq };
    },
    prunedOfShift: (shift) => pruned.get(shift)?.delivered ?? 0,
  };
}

function toAlike({ lastSeq: _lastSeq, ...row }: AlikeRow): AlikeEntries {
  return {
    ...row,
    isVoided: row.isVoided === 1,
    isDiscarded: row.isDiscarded === 1,
    closesGroup: row.closesGroup === 1,
  };
}
