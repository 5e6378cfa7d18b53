import type { Database, Statement } from 'better-sqlite3';
import { DamagedFileError } from './damage';

/** Rows looked at by one slice: a few milliseconds, and an append waits no longer than for one. */
const sliceRows = 100;

interface TableSlice {
  last: number | null;
  rows: number;
  readable: number;
  indexed: number;
}

/**
 * Looks through the whole file in slices, between scans: every row of every entry with its values, that each row is in
 * the indexes it belongs to, and that each entry of an index leads to its row. `PRAGMA integrity_check` would hold the
 * agent's thread for as long as it takes, and nothing else may open the file. Pages of the free list are not read.
 */
export function createFileCheck(database: Database): () => 'more' | 'whole' {
  const pending: Statement<[seq: number, limit: number], { seq: number; fields: string }> = database.prepare(
    `SELECT seq, fields FROM entry INDEXED BY entry_pending WHERE state = 'pending' AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const table: Statement<[seq: number, limit: number], TableSlice> = database.prepare(
    `SELECT max(seq) AS last, count(*) AS rows,
       total(json_valid(fields) AND length(operator) + length(captured_at) > 0) AS readable,
       total(
         EXISTS (SELECT 1 FROM entry AS one INDEXED BY sqlite_autoindex_entry_1
           WHERE one.scan_id = checked.scan_id AND one.seq = checked.seq)
         AND shift IS (SELECT run.shift FROM shift_run AS run
           WHERE run.first_seq <= checked.seq ORDER BY run.first_seq DESC LIMIT 1)
         AND (row_key IS NULL OR EXISTS (SELECT 1 FROM entry AS one INDEXED BY entry_row_key
           WHERE one.row_key = checked.row_key AND one.seq = checked.seq))
         AND CASE state
           WHEN 'pending' THEN EXISTS (SELECT 1 FROM entry AS one INDEXED BY entry_pending
             WHERE one.state = 'pending' AND one.seq = checked.seq)
           WHEN 'quarantined' THEN EXISTS (SELECT 1 FROM entry AS one INDEXED BY entry_quarantined
             WHERE one.state = 'quarantined' AND one.seq = checked.seq)
           ELSE 1 END) AS indexed
     FROM (SELECT * FROM entry NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT ?) AS checked`,
  );
  const byScanId: Statement<[scanId: string, limit: number], { scan_id: string; state: string }> =
    database.prepare(
      `SELECT scan_id, state FROM entry INDEXED BY sqlite_autoindex_entry_1 WHERE scan_id > ? ORDER BY scan_id LIMIT ?`,
    );

  let position: Position = { part: 'pending', seq: 0 };

  /** The queue first: it is what nobody else has. */
  function look(): Position | null {
    switch (position.part) {
      case 'pending': {
        const last = pending.all(position.seq, sliceRows).at(-1);
        return last === undefined ? { part: 'table', seq: 0 } : { part: 'pending', seq: last.seq };
      }
      case 'table': {
        const slice = table.get(position.seq, sliceRows);
        if (slice === undefined || slice.last === null) return { part: 'scanIds', scanId: '' };
        if (slice.readable < slice.rows || slice.indexed < slice.rows) {
          throw new DamagedFileError(
            `Entries from ${position.seq + 1} to ${slice.last} contradict their indexes or shifts.`,
          );
        }
        return { part: 'table', seq: slice.last };
      }
      case 'scanIds': {
        const last = byScanId.all(position.scanId, sliceRows).at(-1);
        return last === undefined ? null : { part: 'scanIds', scanId: last.scan_id };
      }
    }
  }

  return () => {
    const next = look();
    position = next ?? { part: 'pending', seq: 0 };
    return next === null ? 'whole' : 'more';
  };
}

/** How far the check is. */
type Position = { part: 'pending' | 'table'; seq: number } | { part: 'scanIds'; scanId: string };
