import type { Migration } from '../migrate';

/** How the same row, the rows of a group and the void of a scan are found again, however long the history. */
export const duplicatesAndGroups: Migration = {
  version: 3,
  statements: [
    // Digests and not values: an index entry has the same few bytes whatever was scanned.
    'ALTER TABLE entry ADD COLUMN row_key TEXT',
    'ALTER TABLE entry ADD COLUMN group_key TEXT',
    `ALTER TABLE entry ADD COLUMN group_role TEXT
       CHECK ((group_role IS NULL) = (group_key IS NULL) AND group_role IN ('child', 'closing'))`,
    'ALTER TABLE entry ADD COLUMN override TEXT CHECK (override IS NULL OR json_valid(override))',
    'CREATE INDEX entry_row_key ON entry (row_key, seq) WHERE row_key IS NOT NULL',
    'CREATE INDEX entry_group_key ON entry (group_key, seq) WHERE group_key IS NOT NULL',
    // A column and not an index of the expression: SQLite compares a bare expression without the type it needs to search.
    `ALTER TABLE entry ADD COLUMN voided_scan_id TEXT
       GENERATED ALWAYS AS (CASE kind WHEN 'void' THEN json_extract(fields, '$.voidedScanId') END) VIRTUAL`,
    'CREATE INDEX entry_voided ON entry (voided_scan_id) WHERE voided_scan_id IS NOT NULL',
  ],
  // Release 2 looks for no duplicates and knows no groups; a supervisor's name is lost from entries not delivered yet.
  back: [
    'DROP INDEX entry_voided',
    'ALTER TABLE entry DROP COLUMN voided_scan_id',
    'DROP INDEX entry_group_key',
    'DROP INDEX entry_row_key',
    'ALTER TABLE entry DROP COLUMN override',
    'ALTER TABLE entry DROP COLUMN group_role',
    'ALTER TABLE entry DROP COLUMN group_key',
    'ALTER TABLE entry DROP COLUMN row_key',
  ],
};
