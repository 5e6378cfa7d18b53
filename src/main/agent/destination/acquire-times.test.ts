import { describe, expect, it } from 'vitest';
import { createAcquireTimeCounter } from './acquire-times';

describe('the times borrowers waited', () => {
  it('are nothing before the first', () => {
    expect(createAcquireTimeCounter().times()).toEqual({
      count: 0,
      totalMs: 0,
      longestMs: 0,
      medianMs: 0,
      p95Ms: 0,
    });
  });

  it('are told by their median, their 95th percentile and the longest of all', () => {
    const counter = createAcquireTimeCounter();
    for (let durationMs = 100; durationMs >= 1; durationMs -= 1) counter.note(durationMs);
    expect(counter.times()).toEqual({ count: 100, totalMs: 5_050, longestMs: 100, medianMs: 50, p95Ms: 95 });
  });

  it('tell the latest thousand, and the longest since the start', () => {
    const counter = createAcquireTimeCounter();
    counter.note(9_000);
    for (let number = 0; number < 1_000; number += 1) counter.note(2);
    expect(counter.times()).toMatchObject({ count: 1_001, longestMs: 9_000, medianMs: 2, p95Ms: 2 });
  });
});
