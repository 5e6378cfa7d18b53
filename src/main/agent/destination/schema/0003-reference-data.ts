import type { SchemaMigration } from './migration';

/** What stations copy down of people, defects and products, and by what they notice a change. */
export const referenceDataSchema: SchemaMigration = {
  version: 3,
  name: 'reference data',
  compatibleFrom: 1,
  statements: [
    `ALTER TABLE operator
  ADD COLUMN IF NOT EXISTS role VARCHAR(20) NOT NULL DEFAULT 'operator' COMMENT 'operator, supervisor or administrator',
  ADD COLUMN IF NOT EXISTS language VARCHAR(10) NULL COMMENT 'such as ro, en or de; NULL: that of the station',
  ADD COLUMN IF NOT EXISTS pin_hash VARCHAR(200) NULL COMMENT 'made by npm run operator:pin; for supervisors and administrators',
  ADD COLUMN IF NOT EXISTS changed_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  ADD INDEX IF NOT EXISTS operator_changed (changed_at)`,

    `ALTER TABLE defect
  ADD COLUMN IF NOT EXISTS texts JSON NULL COMMENT 'description by language: {"ro": "Zgârietură", "de": "Kratzer"}',
  ADD COLUMN IF NOT EXISTS changed_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  ADD INDEX IF NOT EXISTS defect_changed (changed_at)`,

    `CREATE TABLE IF NOT EXISTS product (
  code VARCHAR(64) NOT NULL,
  name VARCHAR(200) NOT NULL,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  changed_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  PRIMARY KEY (code),
  KEY product_changed (changed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Kept by you; stations only read it'`,
  ],
};
