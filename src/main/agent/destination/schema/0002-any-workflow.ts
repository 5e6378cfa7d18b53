import type { SchemaMigration } from './migration';

/** A table for the scans of every workflow without one of its own, and the name of an existing table that has them too. */
export const anyWorkflowSchema: SchemaMigration = {
  version: 2,
  name: 'any workflow',
  compatibleFrom: 1,
  statements: [
    `CREATE TABLE IF NOT EXISTS workflow_scan (
  scan_id UUID NOT NULL COMMENT 'made by the station at capture; a repeat of the same scan changes nothing',
  workflow VARCHAR(32) NOT NULL,
  workflow_version INT UNSIGNED NOT NULL COMMENT 'of the rules the scan was judged by',
  station VARCHAR(64) NOT NULL,
  outbox_id UUID NOT NULL COMMENT 'the local file the scan was kept in',
  seq BIGINT UNSIGNED NOT NULL COMMENT 'gap-free number within outbox_id',
  operator VARCHAR(64) NOT NULL,
  fields JSON NOT NULL COMMENT 'code by name of the field',
  approved BOOLEAN NULL COMMENT 'NULL: the workflow does not judge',
  captured_at DATETIME(3) NOT NULL COMMENT 'UTC, by the clock of the station',
  captured_offset_minutes SMALLINT NOT NULL COMMENT 'local time of the station = captured_at + this',
  shift VARCHAR(40) NOT NULL COMMENT 'day on which the shift began / name of the shift',
  entered_by ENUM('scan', 'manual') NOT NULL,
  received_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)) COMMENT 'UTC, by the clock of this server',
  mapped_to VARCHAR(129) NULL COMMENT 'existing table that got a row of this scan in the same transaction',
  PRIMARY KEY (scan_id),
  UNIQUE KEY workflow_scan_number (outbox_id, seq),
  KEY workflow_scan_captured (workflow, captured_at),
  KEY workflow_scan_operator (operator, captured_at),
  KEY workflow_scan_shift (shift, station)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Workflows without a table of their own: one row per scan'`,

    `ALTER TABLE fg_scan ADD COLUMN IF NOT EXISTS
  mapped_to VARCHAR(129) NULL COMMENT 'existing table that got a row of this scan in the same transaction'`,
  ],
};
