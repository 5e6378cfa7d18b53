import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../e2e/support/seeded-random';
import { findSlope, type Point } from './slope';

const runOf = (run: number, valueAt: (hour: number) => number): Point[] =>
  Array.from({ length: 40 }, (_, index) => ({ run, hour: index / 20, value: valueAt(index / 20) }));

describe('the slope of a soak', () => {
  it('finds steady growth through noise and a few wild points', () => {
    const random = createSeededRandom(1);
    const points = runOf(0, (hour) => 100 + 3 * hour + (random() - 0.5)).map((point, index) =>
      index % 10 === 0 ? { ...point, value: 400 } : point,
    );
    expect(findSlope(points)?.perHour).toBeCloseTo(3, 0);
  });

  it('is zero where nothing grows, however different the level of each run is', () => {
    const points = [...runOf(0, () => 100), ...runOf(1, () => 180), ...runOf(2, () => 260)];
    expect(findSlope(points)).toEqual({ perHour: 0, perHourByRun: [0, 0, 0], noise: 0 });
  });

  it('tells the slope of each run and the noise around it', () => {
    const slope = findSlope([...runOf(0, (hour) => 2 * hour), ...runOf(1, (hour) => 50 + 4 * hour)]);
    expect(slope?.perHourByRun).toEqual([expect.closeTo(2), expect.closeTo(4)]);
    expect(slope?.noise).toBeGreaterThan(0);
  });

  it('is unknown where no run has two points', () => {
    expect(findSlope([])).toBeNull();
    expect(
      findSlope([
        { run: 0, hour: 1, value: 5 },
        { run: 1, hour: 2, value: 9 },
      ]),
    ).toBeNull();
  });
});
