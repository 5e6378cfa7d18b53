import type { Database } from 'better-sqlite3';
import { DamagedFileError } from './damage';
import type { Outbox } from './outbox';

/** Undelivered entries read from each end of the queue. */
const sampleSize = 200;

/**
 * What is read before the first scan of a session, the same little however big the file is: damage shows when pages are
 * read, so the pages the next minutes need are. Everything else follows in the background (check-file.ts). Throws SQLite's
 * error or `DamagedFileError`.
 */
export function checkAtStart(database: Database, outbox: Outbox): void {
  outbox.counts();
  outbox.recentEntries(10);
  const ahead = database
    .prepare('SELECT 1 FROM outbox WHERE last_seq < (SELECT max(first_seq) FROM shift_run)')
    .get();
  if (ahead !== undefined)
    throw new DamagedFileError('A shift of the outbox file begins behind its last number.');
  // The way an append takes to find out whether a scan is here already.
  database.prepare('SELECT seq FROM entry WHERE scan_id >= (SELECT max(scan_id) FROM entry)').all();
  for (const sql of [
    `SELECT count(fields) FROM (SELECT * FROM entry WHERE state = 'pending' ORDER BY seq LIMIT ?)`,
    `SELECT count(fields) FROM (SELECT * FROM entry WHERE state = 'pending' ORDER BY seq DESC LIMIT ?)`,
    `SELECT count(refusal) FROM (SELECT * FROM entry WHERE state = 'quarantined' ORDER BY seq DESC LIMIT ?)`,
  ]) {
    database.prepare(sql).get(sampleSize);
  }
}
