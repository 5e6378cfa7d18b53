import type { Migration } from '../migrate';

/** Which serial scanner read a scan, and by which versions of the lists it was judged. */
export const scannerAndLists: Migration = {
  version: 6,
  statements: [
    'ALTER TABLE entry ADD COLUMN scanner TEXT',
    'ALTER TABLE entry ADD COLUMN list_versions TEXT CHECK (list_versions IS NULL OR json_valid(list_versions))',
  ],
  // Release 5 knows neither: both are lost from entries not delivered yet.
  back: ['ALTER TABLE entry DROP COLUMN list_versions', 'ALTER TABLE entry DROP COLUMN scanner'],
};
