import type { Migration } from '../migrate';

/** Where the wall clock of the PC was moved: on the first entry after it. */
export const clockJumps: Migration = {
  version: 4,
  statements: ['ALTER TABLE entry ADD COLUMN clock_jump_ms INTEGER'],
  // Release 3 knows no jumps; numbers and times stay as they are.
  back: ['ALTER TABLE entry DROP COLUMN clock_jump_ms'],
};
