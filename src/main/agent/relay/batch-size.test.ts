import { describe, expect, it } from 'vitest';
import { batchSizeBesideScans, nextBatchSize, type BatchEnd } from './batch-size';

const timedOut: BatchEnd = { outcome: 'timed-out' };
const arrived = (entryCount: number, durationMs = 100): BatchEnd => ({
  outcome: 'arrived',
  entryCount,
  durationMs,
});

describe('the size of a batch', () => {
  it('halves with every time-out, down to what any link carries', () => {
    const sizes = [2_000];
    for (let failure = 0; failure < 7; failure += 1) {
      sizes.push(nextBatchSize(sizes.at(-1) ?? 0, timedOut, 2_000));
    }
    expect(sizes).toEqual([2_000, 1_000, 500, 250, 125, 62, 50, 50]);
  });

  it('grows while full batches arrive briskly, up to eight times the setting and 3,000', () => {
    const sizes = [500];
    for (let batch = 0; batch < 5; batch += 1) {
      const size = sizes.at(-1) ?? 0;
      sizes.push(nextBatchSize(size, arrived(size), 500));
    }
    expect(sizes).toEqual([500, 1_000, 2_000, 3_000, 3_000, 3_000]);
    expect(nextBatchSize(80, arrived(80), 10)).toBe(80);
  });

  it('does not grow beyond the setting over a slow link, and is the setting again when the backlog is gone', () => {
    expect(nextBatchSize(500, arrived(500, 3_000), 500)).toBe(500);
    expect(nextBatchSize(3_000, arrived(499), 500)).toBe(500);
  });

  it('grows back to the setting with what arrives after a time-out, however slowly', () => {
    expect(nextBatchSize(250, arrived(250, 3_000), 500)).toBe(500);
    expect(nextBatchSize(62, arrived(10), 500)).toBe(124);
  });

  it('stays below a setting that is smaller still', () => {
    expect(nextBatchSize(20, timedOut, 20)).toBe(20);
  });
});

describe('the size of a batch beside scans', () => {
  it('is the setting until nobody has scanned for five seconds, and never more than it would be', () => {
    expect([0, 4_999, 5_000].map((sinceMs) => batchSizeBesideScans(3_000, 500, sinceMs))).toEqual([
      500, 500, 3_000,
    ]);
    expect(batchSizeBesideScans(3_000, 500, Number.POSITIVE_INFINITY)).toBe(3_000);
    expect(batchSizeBesideScans(62, 500, 0)).toBe(62);
  });
});
