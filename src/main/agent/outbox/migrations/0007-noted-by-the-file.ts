import type { Migration } from '../migrate';

/** The file itself notes the number of each entry and where each shift begins, so that one statement stores a scan. */
export const notedByTheFile: Migration = {
  version: 7,
  statements: [
    `CREATE TRIGGER entry_number_taken AFTER INSERT ON entry BEGIN
      UPDATE outbox SET last_seq = new.seq WHERE last_seq < new.seq;
    END`,
    // Entries of one shift lie beside each other: a row for each run of them, in place of an index that each scan writes to.
    `CREATE TABLE shift_run (
      first_seq INTEGER PRIMARY KEY,
      shift TEXT NOT NULL
    ) STRICT`,
    `INSERT INTO shift_run (first_seq, shift)
      SELECT seq, shift FROM (SELECT seq, shift, lag(shift) OVER (ORDER BY seq) AS before FROM entry)
      WHERE before IS NOT shift`,
    // REPLACE: a scan is not refused for the sake of a rubbish run that is ahead of it.
    `CREATE TRIGGER entry_shift_begun AFTER INSERT ON entry
      WHEN new.shift IS NOT (SELECT shift FROM shift_run ORDER BY first_seq DESC LIMIT 1) BEGIN
      INSERT OR REPLACE INTO shift_run (first_seq, shift) VALUES (new.seq, new.shift);
    END`,
    // The last run goes on: it ends, so far, with the last number.
    `CREATE VIEW shift_range (shift, first_seq, last_seq) AS SELECT shift, first_seq,
      coalesce((SELECT min(next.first_seq) - 1 FROM shift_run AS next WHERE next.first_seq > run.first_seq),
        (SELECT last_seq FROM outbox))
      FROM shift_run AS run`,
    'DROP INDEX entry_shift',
  ],
  // Release 6 notes the number itself, and looks for the entries of a shift in an index.
  back: [
    'CREATE INDEX entry_shift ON entry (shift, seq)',
    'DROP VIEW shift_range',
    'DROP TRIGGER entry_shift_begun',
    'DROP TABLE shift_run',
    'DROP TRIGGER entry_number_taken',
  ],
};
