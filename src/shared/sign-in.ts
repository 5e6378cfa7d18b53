import { z } from 'zod';
import type { Role } from './roles';

/** What happens when a badge is shown that is not in the operator list. */
export const unknownBadgePolicies = ['accept', 'warn', 'refuse'] as const;
export type UnknownBadgePolicy = (typeof unknownBadgePolicies)[number];

/** How people sign in at this station, as the window needs it. */
export interface SignInRules {
  unknownBadge: UnknownBadgePolicy;
  /** Nobody did anything for so long: the station is locked; 0: never. */
  lockAfterSeconds: number;
  /** How long before that a warning stands on the screen. */
  lockWarningSeconds: number;
  /** IT has a PIN in the configuration and needs no badge. */
  hasAdministratorPin: boolean;
}

/** Names the session of a supervisor. */
export const sessionSchema = z.uuid();

/** A PIN on its way to the agent. `badge` null: the administrator's PIN of the configuration. */
export const pinEntrySchema = z.strictObject({
  badge: z.string().min(1).max(512).nullable(),
  pin: z.string().regex(/^\d{1,12}$/),
});
export type PinEntry = z.infer<typeof pinEntrySchema>;

/** What came of a PIN. */
export type PinAnswer =
  /** `session` goes with every request from now on. */
  | { outcome: 'opened'; session: string; name: string | null; role: Role }
  /** `waitMs`: before that no PIN of this person is looked at. */
  | { outcome: 'wrong'; waitMs: number }
  /** It was not looked at. */
  | { outcome: 'wait'; waitMs: number }
  /** The badge is unknown here, has no PIN, or belongs to an operator. */
  | { outcome: 'no-pin' };

/** Who is recorded for what the administrator's PIN has allowed: it belongs to no badge. */
export const administratorName = 'administrator';

/** What a request says that needs a supervisor. The window asks for a PIN when it meets this text. */
export const supervisorNeeded = 'This needs a supervisor: sign in with badge and PIN.';
