import { formatWallTime, type Clock } from '../shared/clock';

/** The window's real clock. Its monotonic time has the same origin as `Event.timeStamp`. */
export const windowClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  random: () => Math.random(),
  schedule: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** ISO 8601 with the zone offset that is in force on this PC at that time. */
export function localWallTime(wallMs: number): string {
  return formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset());
}
