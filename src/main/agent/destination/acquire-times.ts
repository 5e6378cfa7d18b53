import type { AcquireTimes } from '../../../shared/pool-state';

/** Of how many of the latest the median and the 95th percentile are told: some hours of a calm station. */
const rememberedCount = 1_000;

/** Counts how long borrowers waited; memory does not grow with their number. */
export interface AcquireTimeCounter {
  note(durationMs: number): void;
  times(): AcquireTimes;
}

/** Creates a counter that has counted nothing yet. */
export function createAcquireTimeCounter(): AcquireTimeCounter {
  const latest: number[] = [];
  let count = 0;
  let totalMs = 0;
  let longestMs = 0;

  return {
    note: (durationMs) => {
      latest[count % rememberedCount] = durationMs;
      count += 1;
      totalMs += durationMs;
      longestMs = Math.max(longestMs, durationMs);
    },
    times: () => {
      const sorted = latest.toSorted((one, other) => one - other);
      const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
      return { count, totalMs, longestMs, medianMs: at(0.5), p95Ms: at(0.95) };
    },
  };
}
