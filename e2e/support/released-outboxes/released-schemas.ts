/*
 * The schema of the outbox file as each release wrote it, word for word. Files like these are on PCs out there: what is
 * written here never changes, a new release adds its step at the end. That the program's own migrations still say the
 * same is checked by released-schemas.test.ts.
 */

/** What each release added to the one before it; the first item is version 1. */
export const releasedSteps: readonly (readonly string[])[] = [
  [
    `CREATE TABLE outbox (
      outbox_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      last_seq INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
    `CREATE TABLE entry (
      seq INTEGER PRIMARY KEY,
      scan_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('scan', 'void')),
      workflow TEXT NOT NULL,
      workflow_version INTEGER NOT NULL,
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      operator TEXT NOT NULL,
      shift TEXT NOT NULL,
      captured_at TEXT NOT NULL,
      captured_monotonic_ms REAL NOT NULL,
      server_offset_ms REAL,
      entered_by TEXT NOT NULL CHECK (entered_by IN ('scan', 'manual')),
      state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'acknowledged', 'quarantined')),
      attempts INTEGER NOT NULL DEFAULT 0,
      refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
      acknowledged_at TEXT
    ) STRICT`,
    `CREATE INDEX entry_pending ON entry (seq) WHERE state = 'pending'`,
    `CREATE INDEX entry_quarantined ON entry (seq) WHERE state = 'quarantined'`,
  ],
  [
    'ALTER TABLE entry ADD COLUMN refused_at TEXT',
    `ALTER TABLE entry ADD COLUMN discarded_at TEXT CHECK (discarded_at IS NULL OR state = 'quarantined')`,
    'ALTER TABLE entry ADD COLUMN origin_station TEXT',
    'ALTER TABLE entry ADD COLUMN origin_outbox_id TEXT',
    `ALTER TABLE entry ADD COLUMN origin_seq INTEGER
       CHECK ((origin_seq IS NULL) = (origin_outbox_id IS NULL) AND (origin_seq IS NULL) = (origin_station IS NULL))`,
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
    `CREATE INDEX entry_undecided ON entry (seq) WHERE state = 'quarantined' AND discarded_at IS NULL`,
    `CREATE INDEX entry_undecided_cause ON entry (json_extract(refusal, '$.cause'), seq)
       WHERE state = 'quarantined' AND discarded_at IS NULL`,
    'CREATE INDEX entry_shift ON entry (shift, seq)',
  ],
  [
    'ALTER TABLE entry ADD COLUMN row_key TEXT',
    'ALTER TABLE entry ADD COLUMN group_key TEXT',
    `ALTER TABLE entry ADD COLUMN group_role TEXT
       CHECK ((group_role IS NULL) = (group_key IS NULL) AND group_role IN ('child', 'closing'))`,
    'ALTER TABLE entry ADD COLUMN override TEXT CHECK (override IS NULL OR json_valid(override))',
    'CREATE INDEX entry_row_key ON entry (row_key, seq) WHERE row_key IS NOT NULL',
    'CREATE INDEX entry_group_key ON entry (group_key, seq) WHERE group_key IS NOT NULL',
    `ALTER TABLE entry ADD COLUMN voided_scan_id TEXT
       GENERATED ALWAYS AS (CASE kind WHEN 'void' THEN json_extract(fields, '$.voidedScanId') END) VIRTUAL`,
    'CREATE INDEX entry_voided ON entry (voided_scan_id) WHERE voided_scan_id IS NOT NULL',
  ],
  ['ALTER TABLE entry ADD COLUMN clock_jump_ms INTEGER'],
  [
    `CREATE TABLE delivery_day (
      day_id INTEGER PRIMARY KEY,
      date TEXT NOT NULL,
      after_seq INTEGER NOT NULL
    ) STRICT`,
    'ALTER TABLE entry ADD COLUMN delivery_day_id INTEGER',
    'ALTER TABLE outbox ADD COLUMN pruned_seq INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE outbox ADD COLUMN pruned_count INTEGER NOT NULL DEFAULT 0',
    'UPDATE outbox SET pruned_count = last_seq - (SELECT count(*) FROM entry)',
    `UPDATE outbox SET pruned_seq = (
      SELECT max(gap) FROM (
        SELECT last_seq AS gap WHERE NOT EXISTS (SELECT 1 FROM entry WHERE seq = last_seq)
        UNION ALL SELECT seq - 1 FROM entry WHERE seq > 1
          AND NOT EXISTS (SELECT 1 FROM entry AS before WHERE before.seq = entry.seq - 1)))
      WHERE pruned_count > 0`,
    `CREATE TABLE pruned_shift (
      shift TEXT PRIMARY KEY,
      delivered INTEGER NOT NULL,
      voided INTEGER NOT NULL,
      imported INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    'CREATE INDEX entry_clock_jump ON entry (seq) WHERE clock_jump_ms IS NOT NULL',
    `CREATE TABLE pruned_group (
      group_key TEXT PRIMARY KEY,
      children INTEGER NOT NULL,
      last_seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
  [
    'ALTER TABLE entry ADD COLUMN scanner TEXT',
    'ALTER TABLE entry ADD COLUMN list_versions TEXT CHECK (list_versions IS NULL OR json_valid(list_versions))',
  ],
  [
    `CREATE TRIGGER entry_number_taken AFTER INSERT ON entry BEGIN
      UPDATE outbox SET last_seq = new.seq WHERE last_seq < new.seq;
    END`,
    `CREATE TABLE shift_run (
      first_seq INTEGER PRIMARY KEY,
      shift TEXT NOT NULL
    ) STRICT`,
    `INSERT INTO shift_run (first_seq, shift)
      SELECT seq, shift FROM (SELECT seq, shift, lag(shift) OVER (ORDER BY seq) AS before FROM entry)
      WHERE before IS NOT shift`,
    `CREATE TRIGGER entry_shift_begun AFTER INSERT ON entry
      WHEN new.shift IS NOT (SELECT shift FROM shift_run ORDER BY first_seq DESC LIMIT 1) BEGIN
      INSERT OR REPLACE INTO shift_run (first_seq, shift) VALUES (new.seq, new.shift);
    END`,
    `CREATE VIEW shift_range (shift, first_seq, last_seq) AS SELECT shift, first_seq,
      coalesce((SELECT min(next.first_seq) - 1 FROM shift_run AS next WHERE next.first_seq > run.first_seq),
        (SELECT last_seq FROM outbox))
      FROM shift_run AS run`,
    'DROP INDEX entry_shift',
  ],
];
