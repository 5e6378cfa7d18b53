import type { Migration } from '../migrate';

/** What a person can do with a refused entry, where an imported one comes from, and shifts that can be counted. */
export const quarantineAndLedger: Migration = {
  version: 2,
  statements: [
    'ALTER TABLE entry ADD COLUMN refused_at TEXT',
    // A discarded entry stays quarantined, so that scanned = delivered + pending + quarantined goes on to hold.
    `ALTER TABLE entry ADD COLUMN discarded_at TEXT CHECK (discarded_at IS NULL OR state = 'quarantined')`,
    'ALTER TABLE entry ADD COLUMN origin_station TEXT',
    'ALTER TABLE entry ADD COLUMN origin_outbox_id TEXT',
    `ALTER TABLE entry ADD COLUMN origin_seq INTEGER
       CHECK ((origin_seq IS NULL) = (origin_outbox_id IS NULL) AND (origin_seq IS NULL) = (origin_station IS NULL))`,
    // Rows are only ever added: what a person did to an entry, beside what the entry is now.
    `CREATE TABLE entry_event (
      event_id INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL,
      event TEXT NOT NULL CHECK (event IN ('requeued', 'discarded', 'imported')),
      from_state TEXT CHECK (from_state IN ('pending', 'acknowledged', 'quarantined')),
      refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
      person TEXT NOT NULL,
      reason TEXT NOT NULL,
      happened_at TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX entry_event_seq ON entry_event (seq)',
    `CREATE UNIQUE INDEX entry_origin ON entry (origin_outbox_id, origin_seq) WHERE origin_outbox_id IS NOT NULL`,
    // Those that wait for a decision, in order and by cause; entry_quarantined has the discarded ones as well.
    `CREATE INDEX entry_undecided ON entry (seq) WHERE state = 'quarantined' AND discarded_at IS NULL`,
    `CREATE INDEX entry_undecided_cause ON entry (json_extract(refusal, '$.cause'), seq)
       WHERE state = 'quarantined' AND discarded_at IS NULL`,
    // Written once for each entry: neither column ever changes.
    'CREATE INDEX entry_shift ON entry (shift, seq)',
  ],
  // Release 1 knows neither decisions nor origins: a discarded entry is a refused one there, an imported one its own.
  back: [
    'DROP INDEX entry_shift',
    'DROP INDEX entry_undecided_cause',
    'DROP INDEX entry_undecided',
    'DROP INDEX entry_origin',
    'DROP TABLE entry_event',
    'ALTER TABLE entry DROP COLUMN origin_seq',
    'ALTER TABLE entry DROP COLUMN origin_outbox_id',
    'ALTER TABLE entry DROP COLUMN origin_station',
    'ALTER TABLE entry DROP COLUMN discarded_at',
    'ALTER TABLE entry DROP COLUMN refused_at',
  ],
};
