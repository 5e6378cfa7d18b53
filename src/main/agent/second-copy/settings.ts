import { z } from 'zod';

/** Where the second copy of undelivered scans is written; the folder must exist, it is never created. */
export const secondCopySettingsSchema = z.strictObject({
  folder: z.string().min(1).max(1_000),
  /** Pause between two test restores, in minutes. */
  restoreEveryMinutes: z.int().min(1).max(1_440).default(30),
});
export type SecondCopySettings = z.output<typeof secondCopySettingsSchema>;
