import type { Clock } from '../../shared/clock';
import type { Shifts } from '../../shared/shift';
import type { UpdateActivity, UpdateProgress } from '../../shared/updates';
import { stepCountdown, whatToWaitFor } from './calm';
import type { UpdateSettings } from './settings';

/** A window that says nothing for this long may be in the middle of anything. */
const activityCountsMs = 10_000;

const lookEveryMs = 1_000;

/** What the watch needs. */
export interface InstallWatchOptions {
  settings: UpdateSettings;
  shifts: Shifts;
  /** ISO 8601 with zone offset. */
  localTime: () => string;
  clock: Clock;
  /** Called once, at the end of a countdown nothing came into. */
  onInstall: () => void;
}

/** Waits with a version that lies ready for a moment in which it costs nobody anything. */
export interface InstallWatch {
  /** Null: nothing lies ready any more. */
  setReady(ready: { version: string; isForced: boolean } | null): void;
  reportActivity: (activity: UpdateActivity) => void;
  installNow: () => void;
  /** What is to be shown; null: nothing lies ready. */
  progress(): UpdateProgress | null;
  stop(): void;
}

/** Creates the watch; it looks once a second while something lies ready. */
export function createInstallWatch(options: InstallWatchOptions): InstallWatch {
  const { settings, clock } = options;
  let ready: { version: string; isForced: boolean } | null = null;
  let reported: { activity: UpdateActivity; atMs: number } | null = null;
  let endsAtMs: number | null = null;
  let isAskedFor = false;
  let isDone = false;
  let cancelLook: () => void = () => undefined;

  function activity(): UpdateActivity | null {
    if (reported === null) return null;
    const agoMs = clock.monotonicMs() - reported.atMs;
    if (agoMs > activityCountsMs) return null;
    return { ...reported.activity, quietMs: reported.activity.quietMs + agoMs };
  }

  function wait(isForced: boolean): ReturnType<typeof whatToWaitFor> {
    return whatToWaitFor(activity(), options.localTime(), { settings, shifts: options.shifts, isForced });
  }

  function look(): void {
    cancelLook();
    if (ready === null || isDone) return;
    const now = clock.monotonicMs();
    const step = stepCountdown(endsAtMs, now, wait(ready.isForced), settings.countdownSeconds * 1_000);
    ({ endsAtMs } = step);
    const isAskedAndFree = isAskedFor && activity()?.isRowOpen === false;
    if (step.isOver || isAskedAndFree) {
      isDone = true;
      options.onInstall();
      return;
    }
    cancelLook = clock.schedule(lookEveryMs, look);
  }

  return {
    setReady: (changed) => {
      ready = changed;
      if (changed === null) isAskedFor = false;
      look();
    },
    reportActivity: (activityNow) => {
      reported = { activity: activityNow, atMs: clock.monotonicMs() };
      // A scan ends the countdown now, not at the next look.
      if (endsAtMs !== null) look();
    },
    installNow: () => {
      isAskedFor = true;
      look();
    },
    progress: () => {
      if (ready === null) return null;
      const { version, isForced } = ready;
      if (isDone) return { state: 'installing', version };
      if (endsAtMs !== null) {
        return { state: 'counting-down', version, remainingMs: Math.max(0, endsAtMs - clock.monotonicMs()) };
      }
      return { state: 'ready', version, waitsFor: wait(isForced) ?? 'quiet', isForced };
    },
    stop: () => {
      cancelLook();
    },
  };
}
