import type { Migration } from '../migrate';

/** The outbox as first released. */
export const initial: Migration = {
  version: 1,
  statements: [
    // One row. last_seq lives here and not in max(seq), so that pruning can never make a number come back.
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
    // Partial, so that looking for work costs the same after ten years of history as on the first day.
    `CREATE INDEX entry_pending ON entry (seq) WHERE state = 'pending'`,
    `CREATE INDEX entry_quarantined ON entry (seq) WHERE state = 'quarantined'`,
  ],
  back: [],
};
