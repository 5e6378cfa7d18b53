import { median } from '../../bench/bench';

/** A value at a moment of a run. */
export interface Point {
  run: number;
  hour: number;
  value: number;
}

/** How fast a value grows, and how sure that is. */
export interface Slope {
  /** Growth per simulated hour: the median of the slopes between every two points of the same run (Theil and Sen). */
  perHour: number;
  /** The same for each run alone: how far they lie apart says what the figure is worth. */
  perHourByRun: readonly number[];
  /** Median distance of the points from their run's line. */
  noise: number;
}

/**
 * The slope within the runs; points of different runs are never compared, for a program that was started again begins
 * anew. Half of the points may be wild without moving it. Null without two points in any run.
 */
export function findSlope(points: readonly Point[]): Slope | null {
  const runs = [...new Set(points.map(({ run }) => run))].map((run) =>
    points.filter((point) => point.run === run),
  );
  const byRun = runs.map(pairSlopes).filter((slopes) => slopes.length > 0);
  if (byRun.length === 0) return null;
  const perHour = median(byRun.flat());
  const distances = runs.flatMap((run) => {
    const levels = run.map(({ hour, value }) => value - perHour * hour);
    const level = median(levels);
    return levels.map((found) => Math.abs(found - level));
  });
  return { perHour, perHourByRun: byRun.map(median), noise: median(distances) };
}

function pairSlopes(run: readonly Point[]): number[] {
  return run.flatMap((late, index) =>
    run
      .slice(0, index)
      .filter((early) => early.hour < late.hour)
      .map((early) => (late.value - early.value) / (late.hour - early.hour)),
  );
}
