import { describe, expect, it } from 'vitest';
import { nextBatchSize } from './batch-size';

describe('the size of a batch', () => {
  it('halves with every time-out, down to what any link carries', () => {
    const sizes = [2_000];
    for (let failure = 0; failure < 7; failure += 1) {
      sizes.push(nextBatchSize(sizes.at(-1) ?? 0, 'timed-out', 2_000));
    }
    expect(sizes).toEqual([2_000, 1_000, 500, 250, 125, 62, 50, 50]);
  });

  it('grows back to the setting with what arrives, and never beyond', () => {
    expect(nextBatchSize(500, 'arrived', 2_000)).toBe(1_000);
    expect(nextBatchSize(1_500, 'arrived', 2_000)).toBe(2_000);
  });

  it('stays below a setting that is smaller still', () => {
    expect(nextBatchSize(20, 'timed-out', 20)).toBe(20);
  });
});
