/** Fewest entries a batch is cut down to: some 10 kB, which any link carries within the deadline of a delivery. */
const smallestBatch = 50;

/**
 * Entries in the next batch. One that timed out may have been too much for a slow link: the next is half as large; each
 * one that arrived doubles it again, up to the setting.
 */
export function nextBatchSize(size: number, outcome: 'arrived' | 'timed-out', setting: number): number {
  if (outcome === 'arrived') return Math.min(setting, size * 2);
  return Math.max(Math.min(smallestBatch, setting), Math.floor(size / 2));
}
