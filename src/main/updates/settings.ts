import { z } from 'zod';

const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as "06:00"' });

/** A migration of a long history on a slow disk takes a minute. */
export const defaultProveWithinSeconds = 180;

/** Where updates come from, whom they must be signed by, and when they may be installed. */
export const updateSettingsSchema = z
  .strictObject({
    /** Folder of releases on a web server. */
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address such as "https://updates.example/"' })
      .optional(),
    /** The same folder on a stick or a share; it counts where both are named. */
    folder: z.string().min(1).optional(),
    /** Ed25519, as `npm run update:sign` prints it; left out: the key that was packed with the program. */
    publicKey: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, { error: 'must be the 44 characters that update:sign prints' })
      .optional(),
    channel: z
      .string()
      .regex(/^[a-z0-9-]{1,20}$/, { error: 'must be 1 to 20 of a-z, 0-9 and -' })
      .default('latest'),
    checkEveryMinutes: z.int().min(1).max(10_080).default(240),
    /** Local hours in which a signed-in operator is not interrupted; left out: every hour is such an hour. */
    workingHours: z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema }).optional(),
    /** Nobody has scanned or typed for this long. */
    calmSeconds: z.int().min(5).max(3_600).default(120),
    countdownSeconds: z.int().min(5).max(600).default(60),
    /** Longest a new version may take until it has proven itself. */
    proveWithinSeconds: z.int().min(10).max(1_800).default(defaultProveWithinSeconds),
  })
  .refine(({ url, folder }) => url !== undefined || folder !== undefined, {
    error: 'must name a url or a folder',
  });
export type UpdateSettings = z.infer<typeof updateSettingsSchema>;
