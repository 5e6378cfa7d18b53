import { maximumCodeLength } from '../../shared/code-length';

/** Statistics of the gaps between the keys of one entry, in milliseconds. */
export interface Gaps {
  /** In the order they came; no more than a code has characters. */
  readonly valuesMs: readonly number[];
  readonly latestMs: number;
  readonly longestMs: number;
}

/** No second key yet. */
export const noGaps: Gaps = { valuesMs: [], latestMs: 0, longestMs: 0 };

/** One more gap; beyond `maximumCodeLength` only the latest and the longest are kept up to date. */
export function addGap(gaps: Gaps, gapMs: number): Gaps {
  const valuesMs = gaps.valuesMs.length < maximumCodeLength ? [...gaps.valuesMs, gapMs] : gaps.valuesMs;
  return { valuesMs, latestMs: gapMs, longestMs: Math.max(gaps.longestMs, gapMs) };
}

/** The median, which a single pause or a pair of rolled-over keys does not move; 0 without gaps. */
export function medianGapMs(gaps: Gaps): number {
  const sorted = gaps.valuesMs.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? 0 : (lower + upper) / 2;
}
