import type { SchemaMigration } from './migration';

/** What read a scan, who let it pass, and by which versions of the lists it was judged. */
const columns = `
  ADD COLUMN IF NOT EXISTS scanner VARCHAR(64) NULL COMMENT 'serial scanner that finished the row; NULL: the keyboard',
  ADD COLUMN IF NOT EXISTS supervisor VARCHAR(64) NULL COMMENT 'badge of whoever let it pass although it repeats another scan',
  ADD COLUMN IF NOT EXISTS operators_version INT UNSIGNED NULL COMMENT 'of the list it was judged by, as the station counts; NULL: it had none',
  ADD COLUMN IF NOT EXISTS defects_version INT UNSIGNED NULL COMMENT 'as operators_version',
  ADD COLUMN IF NOT EXISTS products_version INT UNSIGNED NULL COMMENT 'as operators_version'`;

/** The tables of scans with these columns. */
export const judgedBySchema: SchemaMigration = {
  version: 4,
  name: 'judged by',
  compatibleFrom: 1,
  statements: [`ALTER TABLE fg_scan${columns}`, `ALTER TABLE workflow_scan${columns}`],
};
