/*
 * Says in time that a disk is filling up, and never because of one large file: what is believed is a loss that goes on.
 */

/** Free bytes at a moment of the monotonic clock. */
export interface FreeSpaceSample {
  atMs: number;
  freeBytes: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const mebibyte = 1_024 * 1_024;

/** Pause between two samples. */
export const samplePauseMs = 30_000;

/** How long is looked back. */
const windowMs = 30 * minuteMs;

/** A rate is believed when the disk was watched for so long. */
const shortestWatchMs = 15 * minuteMs;

/** Below this it is short whatever the trend: an update of Windows or a core dump takes as much. */
const lowBytes = 256 * mebibyte;
const enoughBytes = 384 * mebibyte;

/** A shift ahead is time to do something about it; the warning goes when it is a day again. */
const warnAheadMs = 8 * hourMs;
const calmAheadMs = 24 * hourMs;

/** Whether somebody should be told. */
export interface DiskVerdict {
  isLow: boolean;
  /** At the present rate; null when the disk is not filling up. */
  fullInMs: number | null;
}

/** The samples that count at `nowMs`, with a new one. */
export function withSample(
  samples: readonly FreeSpaceSample[],
  sample: FreeSpaceSample,
): readonly FreeSpaceSample[] {
  return [...samples.filter(({ atMs }) => atMs > sample.atMs - windowMs), sample];
}

/** Judges the samples, oldest first; `wasLow` is the verdict before: it takes more to take a warning back than to give it. */
export function judgeDisk(samples: readonly FreeSpaceSample[], wasLow: boolean): DiskVerdict {
  const now = samples.at(-1);
  if (now === undefined) return { isLow: wasLow, fullInMs: null };
  const bytesPerMs = steadyLoss(samples);
  const fullInMs = bytesPerMs > 0 ? now.freeBytes / bytesPerMs : null;
  const isShort = now.freeBytes < (wasLow ? enoughBytes : lowBytes);
  const isFilling = fullInMs !== null && fullInMs < (wasLow ? calmAheadMs : warnAheadMs);
  return { isLow: isShort || isFilling, fullInMs };
}

/** Bytes lost in a millisecond in the quietest third of the time: one large file falls into one third, or two. */
function steadyLoss(samples: readonly FreeSpaceSample[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.atMs - first.atMs < shortestWatchMs) return 0;
  const thirdMs = (last.atMs - first.atMs) / 3;
  const corners = [0, 1, 2, 3].map((third) => nearest(samples, first.atMs + third * thirdMs));
  const losses = [1, 2, 3].map((third) => lossBetween(corners[third - 1] ?? first, corners[third] ?? last));
  return Math.max(0, Math.min(...losses));
}

function nearest(samples: readonly FreeSpaceSample[], atMs: number): FreeSpaceSample | undefined {
  return samples.toSorted((left, right) => Math.abs(left.atMs - atMs) - Math.abs(right.atMs - atMs))[0];
}

function lossBetween(before: FreeSpaceSample, after: FreeSpaceSample): number {
  return after.atMs > before.atMs ? (before.freeBytes - after.freeBytes) / (after.atMs - before.atMs) : 0;
}
