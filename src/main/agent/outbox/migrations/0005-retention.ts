import type { Migration } from '../migrate';

/** On which day each entry was delivered, and what is kept of those that were pruned; how far the clock jumped since any. */
export const retention: Migration = {
  version: 5,
  statements: [
    /*
     * The days on which entries were delivered, in the order in which they came: age without a clock. A date that comes
     * back has a row of its own each time. What was delivered before that day has a number up to after_seq.
     */
    `CREATE TABLE delivery_day (
      day_id INTEGER PRIMARY KEY,
      date TEXT NOT NULL,
      after_seq INTEGER NOT NULL
    ) STRICT`,
    // NULL: delivered before there were days, so before all of them. A file of any size is upgraded at once.
    'ALTER TABLE entry ADD COLUMN delivery_day_id INTEGER',
    // Numbers are given out without a gap: one up to pruned_seq that is not in "entry" was pruned, and so many were.
    'ALTER TABLE outbox ADD COLUMN pruned_seq INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE outbox ADD COLUMN pruned_count INTEGER NOT NULL DEFAULT 0',
    // A file that went back to release 4 after pruning, and comes again.
    'UPDATE outbox SET pruned_count = last_seq - (SELECT count(*) FROM entry)',
    `UPDATE outbox SET pruned_seq = (
      SELECT max(gap) FROM (
        SELECT last_seq AS gap WHERE NOT EXISTS (SELECT 1 FROM entry WHERE seq = last_seq)
        UNION ALL SELECT seq - 1 FROM entry WHERE seq > 1
          AND NOT EXISTS (SELECT 1 FROM entry AS before WHERE before.seq = entry.seq - 1)))
      WHERE pruned_count > 0`,
    // So that scanned = delivered + pending + quarantined goes on to hold for a shift that is pruned.
    `CREATE TABLE pruned_shift (
      shift TEXT PRIMARY KEY,
      delivered INTEGER NOT NULL,
      voided INTEGER NOT NULL,
      imported INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    // Few clocks jump: how far they did since any scan is found at once.
    'CREATE INDEX entry_clock_jump ON entry (seq) WHERE clock_jump_ms IS NOT NULL',
    // The pruned children of groups that are still open; last_seq: the last of them.
    `CREATE TABLE pruned_group (
      group_key TEXT PRIMARY KEY,
      children INTEGER NOT NULL,
      last_seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
  // Release 4 takes pruned numbers for surplus ones in the database when everything is compared; nothing is lost by that.
  back: [
    'DROP TABLE pruned_group',
    'DROP INDEX entry_clock_jump',
    'DROP TABLE pruned_shift',
    'ALTER TABLE outbox DROP COLUMN pruned_count',
    'ALTER TABLE outbox DROP COLUMN pruned_seq',
    'ALTER TABLE entry DROP COLUMN delivery_day_id',
    'DROP TABLE delivery_day',
  ],
};
