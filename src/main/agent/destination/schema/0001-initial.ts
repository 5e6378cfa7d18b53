import type { SchemaMigration } from './migration';

/** The station's own tables as first released. */
export const initialSchema: SchemaMigration = {
  version: 1,
  name: 'initial',
  compatibleFrom: 1,
  statements: [
    `CREATE TABLE IF NOT EXISTS fg_scan (
  scan_id UUID NOT NULL COMMENT 'made by the station at capture; a repeat of the same scan changes nothing',
  station VARCHAR(64) NOT NULL,
  outbox_id UUID NOT NULL COMMENT 'the local file the scan was kept in',
  seq BIGINT UNSIGNED NOT NULL COMMENT 'gap-free number within outbox_id',
  operator VARCHAR(64) NOT NULL,
  cp VARCHAR(64) NOT NULL COMMENT 'product label',
  oc1 VARCHAR(64) NOT NULL COMMENT 'first order label',
  oc2 VARCHAR(64) NOT NULL COMMENT 'second order label',
  defect VARCHAR(16) NOT NULL,
  approved BOOLEAN NOT NULL,
  captured_at DATETIME(3) NOT NULL COMMENT 'UTC, by the clock of the station',
  captured_offset_minutes SMALLINT NOT NULL COMMENT 'local time of the station = captured_at + this',
  shift VARCHAR(40) NOT NULL COMMENT 'day on which the shift began / name of the shift',
  entered_by ENUM('scan', 'manual') NOT NULL,
  received_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)) COMMENT 'UTC, by the clock of this server',
  PRIMARY KEY (scan_id),
  UNIQUE KEY fg_scan_number (outbox_id, seq),
  KEY fg_scan_captured (captured_at),
  KEY fg_scan_operator (operator, captured_at),
  KEY fg_scan_shift (shift, station)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Workflow fg-quality: one row per scan'`,

    `CREATE TABLE IF NOT EXISTS scan_void (
  void_id UUID NOT NULL COMMENT 'made by the station; a repeat of the same void changes nothing',
  voided_scan_id UUID NOT NULL COMMENT 'the scan this event cancels',
  workflow VARCHAR(32) NOT NULL,
  station VARCHAR(64) NOT NULL,
  outbox_id UUID NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  operator VARCHAR(64) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  captured_at DATETIME(3) NOT NULL COMMENT 'UTC, by the clock of the station',
  captured_offset_minutes SMALLINT NOT NULL,
  shift VARCHAR(40) NOT NULL,
  entered_by ENUM('scan', 'manual') NOT NULL,
  received_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)) COMMENT 'UTC, by the clock of this server',
  PRIMARY KEY (void_id),
  UNIQUE KEY scan_void_number (outbox_id, seq),
  KEY scan_void_voided (voided_scan_id),
  KEY scan_void_captured (captured_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='One row per cancelled scan; the scan itself stays'`,

    `CREATE TABLE IF NOT EXISTS station (
  name VARCHAR(64) NOT NULL,
  outbox_id UUID NOT NULL COMMENT 'the local file in use',
  version VARCHAR(32) NOT NULL COMMENT 'of the program',
  backlog BIGINT UNSIGNED NOT NULL COMMENT 'scans kept at the station and not yet here',
  last_seq BIGINT UNSIGNED NOT NULL COMMENT 'highest number given out within outbox_id',
  last_seen DATETIME(3) NOT NULL COMMENT 'UTC, by the clock of this server',
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Last sign of life of each station'`,

    `CREATE TABLE IF NOT EXISTS operator (
  badge VARCHAR(64) NOT NULL,
  name VARCHAR(100) NOT NULL,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  PRIMARY KEY (badge)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Kept by you; stations only read it'`,

    `CREATE TABLE IF NOT EXISTS defect (
  code VARCHAR(16) NOT NULL,
  description VARCHAR(200) NOT NULL,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Kept by you; stations only read it'`,
  ],
};
