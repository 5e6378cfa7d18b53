import { z } from 'zod';
import { wholeNumber } from '../../../shared/whole-number';

/** How the lists of the database are copied down. */
export const referenceSettingsSchema = z.strictObject({
  /** Pause between two looks at the lists, jittered by 20 %. */
  refreshSeconds: wholeNumber(1, 86_400).default(300),
  /** A copy that could not be compared for longer is called out of date on the screen. */
  staleAfterHours: wholeNumber(1, 8_760).default(24),
});
export type ReferenceSettings = z.output<typeof referenceSettingsSchema>;
