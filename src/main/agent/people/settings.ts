import { z } from 'zod';
import { unknownBadgePolicies } from '../../../shared/sign-in';
import { wholeNumber } from '../../../shared/whole-number';

/** How people sign in at this station. */
export const signInSettingsSchema = z.strictObject({
  unknownBadge: z
    .enum(unknownBadgePolicies, { error: `must be one of ${unknownBadgePolicies.join(', ')}` })
    .default('accept'),
  lockAfterSeconds: wholeNumber(0, 86_400).default(1_800),
  lockWarningSeconds: wholeNumber(0, 600).default(60),
  /** For IT, without a badge and without a list; made by `npm run operator:pin`. */
  administratorPinHash: z
    .string()
    .regex(/^scrypt\$/, { error: 'must be made by "npm run operator:pin"' })
    .nullable()
    .default(null),
});
export type SignInSettings = z.output<typeof signInSettingsSchema>;
