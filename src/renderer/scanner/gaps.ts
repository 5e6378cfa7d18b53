import { maximumCodeLength } from '../../shared/code-length';

/** Statistics of the gaps between the keys of one entry, in milliseconds. */
export interface Gaps {
  /** In the order they came; no more than a code has characters. */
  readonly valuesMs: readonly number[];
  /** The same, shortest first. */
  readonly sortedMs: readonly number[];
  readonly latestMs: number;
  readonly longestMs: number;
}

/** No second key yet. */
export const noGaps: Gaps = { valuesMs: [], sortedMs: [], latestMs: 0, longestMs: 0 };

/** One more gap; beyond `maximumCodeLength` only the latest and the longest are kept up to date. */
export function addGap(gaps: Gaps, gapMs: number): Gaps {
  const longestMs = Math.max(gaps.longestMs, gapMs);
  if (gaps.valuesMs.length >= maximumCodeLength) return { ...gaps, latestMs: gapMs, longestMs };
  const place = gaps.sortedMs.findLastIndex((otherMs) => otherMs <= gapMs) + 1;
  return {
    valuesMs: [...gaps.valuesMs, gapMs],
    sortedMs: gaps.sortedMs.toSpliced(place, 0, gapMs),
    latestMs: gapMs,
    longestMs,
  };
}

/** The median, which a single pause or a pair of rolled-over keys does not move; 0 without gaps. */
export function medianGapMs({ sortedMs }: Gaps): number {
  const upper = sortedMs[Math.floor(sortedMs.length / 2)];
  const lower = sortedMs[Math.floor((sortedMs.length - 1) / 2)];
  return upper === undefined || lower === undefined ? 0 : (lower + upper) / 2;
}

/** Two stretches of gaps and the one between them. */
export interface SplitGaps {
  before: Gaps;
  gapMs: number;
  after: Gaps;
}

/** Parts the gaps at the last one of at least `limitMs`; null when there is none. */
export function splitGaps(gaps: Gaps, limitMs: number): SplitGaps | null {
  const index = gaps.valuesMs.findLastIndex((valueMs) => valueMs >= limitMs);
  const gapMs = gaps.valuesMs[index];
  if (gapMs === undefined) return null;
  const collect = (valuesMs: readonly number[]): Gaps => valuesMs.reduce(addGap, noGaps);
  return {
    before: collect(gaps.valuesMs.slice(0, index)),
    gapMs,
    after: collect(gaps.valuesMs.slice(index + 1)),
  };
}
