import { z } from 'zod';

/* What window and main tell each other about updates of the program. */

/** What an operator is doing, as far as an update has to wait for it. */
export const updateActivitySchema = z.strictObject({
  /** Something is scanned that is not saved yet: a begun row, an open group, a row on its way to the disk. */
  isRowOpen: z.boolean(),
  /** And the station is not locked. */
  isSignedIn: z.boolean(),
  /** Milliseconds since the last code or key. */
  quietMs: z.number().min(0),
});
export type UpdateActivity = z.infer<typeof updateActivitySchema>;

/** What a person can ask for: look now, install as soon as no row is open, take releases from a folder they choose. */
export const updateDeedSchema = z.enum(['check', 'install', 'choose-folder']);
export type UpdateDeed = z.infer<typeof updateDeedSchema>;

/** What an update that lies ready waits for: the window's first word, the row, the right hours, silence. */
export type UpdateWait = 'window' | 'row' | 'hours' | 'quiet';

/** What a person has to know of a version that did not prove itself here. */
export interface FailedVersion {
  version: string;
  /** ISO 8601. */
  at: string;
  /** In words for IT. */
  reason: string;
}

/** What is known of updates. Times are wall milliseconds, for display only. */
export type UpdateProgress =
  | { state: 'off' }
  /** Nothing newer is there for this station, or nothing was asked yet (null). */
  | { state: 'idle'; checkedAtMs: number | null }
  | { state: 'checking' }
  /** The offer is not to be trusted or does not fit; nothing was downloaded. */
  | { state: 'refused'; detail: string; atMs: number }
  /** Could not be checked, downloaded or stored; it is tried again by itself. */
  | { state: 'failed'; detail: string; atMs: number }
  | { state: 'downloading'; version: string; percent: number }
  | { state: 'ready'; version: string; waitsFor: UpdateWait; isForced: boolean }
  | { state: 'counting-down'; version: string; remainingMs: number }
  | { state: 'installing'; version: string }
  /** There is a newer version, and this kind of package is brought by the system's own tools. */
  | { state: 'told'; version: string };

/** What the window shows about updates. */
export interface UpdateStatus {
  progress: UpdateProgress;
  /** The last version that did not prove itself here. */
  lastFailure: FailedVersion | null;
}
