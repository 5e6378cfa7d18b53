const minuteMs = 60_000;

/** What the next check depends on. */
export interface CheckTimes {
  checkEveryMs: number;
  /** Whether nothing has been checked since the start. */
  isFirst: boolean;
  failuresInARow: number;
  /** In [0, 1). */
  random: number;
}

/**
 * Pause before the next check: soon after the start, spread over a minute, because the stations of a hall start together
 * when its power comes back; then the given time by 20 % more or less; sooner, and rarer each time, after a failure.
 */
export function nextCheckMs({ checkEveryMs, isFirst, failuresInARow, random }: CheckTimes): number {
  if (isFirst) return 5_000 + random * Math.min(minuteMs, checkEveryMs / 10);
  const regularMs = checkEveryMs * (0.8 + 0.4 * random);
  if (failuresInARow === 0) return regularMs;
  return Math.min(regularMs, 5 * minuteMs * 2 ** (failuresInARow - 1) * (0.8 + 0.4 * random));
}
