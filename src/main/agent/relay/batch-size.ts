/** Fewest entries a batch is cut down to: some 10 kB, which any link carries within the deadline of a delivery. */
const smallestBatch = 50;
/** How far batches grow while a backlog is carried, as a multiple of the setting and as a number: about 700 kB, one packet. */
const growthFactor = 8;
const largestBatch = 3_000;
/** A full batch that arrived within this was none too large, so the next may be larger. A tenth of what it may take. */
const briskMs = 800;

/** Somebody who has scanned within this time is about to scan again. A row takes an operator some seconds. */
const scanningMs = 5_000;

/** What became of a batch. */
export type BatchEnd =
  { outcome: 'timed-out' } | { outcome: 'arrived'; entryCount: number; durationMs: number };

/**
 * Entries in the next batch. One that timed out may have been too much for a slow link: the next is half as large. One that
 * arrived doubles it again, up to the setting; one as large as the setting that arrived briskly also beyond, because behind it
 * there is a backlog, and large batches cost less per entry; a smaller one brings it back to the setting.
 */
export function nextBatchSize(size: number, end: BatchEnd, setting: number): number {
  if (end.outcome === 'timed-out') return Math.max(Math.min(smallestBatch, setting), Math.floor(size / 2));
  if (size < setting) return Math.min(setting, size * 2);
  if (end.entryCount < setting) return setting;
  if (end.durationMs > briskMs) return size;
  return Math.max(size, Math.min(largestBatch, setting * growthFactor, end.entryCount * 2));
}

/**
 * The same while somebody scans: no more than the setting. A scan to be saved waits for the work on one batch, and a sixth of
 * the largest is done in a sixth of its time.
 */
export function batchSizeBesideScans(size: number, setting: number, sinceScanMs: number): number {
  return sinceScanMs < scanningMs ? Math.min(size, setting) : size;
}
