import { describe, expect, it } from 'vitest';
import { windowClock } from '../clock';
import { inSlices } from './in-slices';

describe('a long list in slices', () => {
  it('keeps its order, and what waits in the window goes first between two of them', async () => {
    const items = Array.from({ length: 1_200 }, (_, index) => index);
    const seen: number[] = [];
    const seenByTimer: number[] = [];
    const watch = (): void => {
      seenByTimer.push(seen.length);
      if (seen.length < items.length) windowClock.schedule(0, watch);
    };
    windowClock.schedule(0, watch);
    for await (const item of inSlices(items, windowClock)) seen.push(item);
    expect(seen).toEqual(items);
    expect(seenByTimer).toEqual(expect.arrayContaining([500, 1_000]));
  });
});
