import { z } from 'zod';
import { wholeNumber } from '../../../shared/whole-number';

/**
 * The same row is looked for up to a week back (`duplicates.windowSeconds` of a workflow), and eight dates are more than
 * seven whole days: no setting and no full disk lets a scan go that is still looked for.
 */
export const fewestDays = 8;

/** How long delivered scans stay on the PC. */
export const retentionSettingsSchema = z.strictObject({
  /** The newest days on which scans were delivered; what was delivered on them stays. */
  days: wholeNumber(fewestDays, 3_650).default(30),
  /** Above this size of the file the oldest days go sooner, down to the fewest. Null: no limit. */
  maximumMegabytes: wholeNumber(50, 100_000).nullable().default(null),
});
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>;
