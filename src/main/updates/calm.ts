import { shiftStartedAgoMs, type Shifts } from '../../shared/shift';
import type { UpdateActivity, UpdateWait } from '../../shared/updates';
import type { UpdateSettings } from './settings';

/** How long after the change of shifts a signed-in station may be interrupted. */
const shiftChangeMs = 30 * 60_000;

/** With nobody signed in a short silence is enough. */
const signedOutCalmMs = 10_000;

/** What an installation waits for. */
export interface CalmTerms {
  settings: Pick<UpdateSettings, 'workingHours' | 'calmSeconds'>;
  shifts: Shifts;
  /** The release must be installed: hours and shifts do not count. */
  isForced: boolean;
}

/**
 * What an installation has to wait for at this moment; null: nothing, the countdown may run. `activity` is null as long as
 * the window has said nothing; `localTime` is ISO 8601 with zone offset.
 */
export function whatToWaitFor(
  activity: UpdateActivity | null,
  localTime: string,
  { settings, shifts, isForced }: CalmTerms,
): UpdateWait | null {
  if (activity === null) return 'window';
  if (activity.isRowOpen) return 'row';
  const isMoment =
    isForced ||
    !activity.isSignedIn ||
    shiftStartedAgoMs(localTime, shifts) < shiftChangeMs ||
    !isWorkingHour(localTime, settings.workingHours);
  if (!isMoment) return 'hours';
  const calmMs = settings.calmSeconds * 1_000;
  const neededMs = activity.isSignedIn ? calmMs : Math.min(calmMs, signedOutCalmMs);
  return activity.quietMs < neededMs ? 'quiet' : null;
}

function isWorkingHour(localTime: string, hours: UpdateSettings['workingHours']): boolean {
  if (hours === undefined) return true;
  const { from, to } = hours;
  const now = localTime.slice(11, 16);
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/** A step of the countdown; `endsAtMs` is monotonic, null while none runs. */
export type CountdownStep = { endsAtMs: number | null; isOver: boolean };

/** The countdown runs while there is nothing to wait for, and begins anew after whatever came between. */
export function stepCountdown(
  endsAtMs: number | null,
  nowMs: number,
  wait: UpdateWait | null,
  countdownMs: number,
): CountdownStep {
  if (wait !== null) return { endsAtMs: null, isOver: false };
  if (endsAtMs === null) return { endsAtMs: nowMs + countdownMs, isOver: false };
  return { endsAtMs, isOver: nowMs >= endsAtMs };
}
