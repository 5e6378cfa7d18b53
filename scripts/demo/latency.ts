import type { Page } from 'playwright';

/** How long one confirmed row took, in ms from the press of its last key. */
export interface RowLatency {
  /** Until the window had the agent's answer: the row is committed on disk. */
  savedMs: number;
  /** Until "saved" was painted. */
  shownMs: number;
}

/** Latencies of confirmed rows, collected from the window itself. */
export interface SavedRows {
  /** Waits until `count` rows were shown as saved since the collection began; resolves to all latencies so far. */
  waitFor(count: number): Promise<RowLatency[]>;
}

/** Begins to collect in this window; a window that was started again needs a new collection. */
export async function collectSavedRows(page: Page): Promise<SavedRows> {
  const collected = await page.evaluateHandle(() => {
    const savedMs: number[] = [];
    const shownMs: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntriesByName('scan:saved')) savedMs.push(duration);
      for (const { duration } of list.getEntriesByName('scan:shown')) shownMs.push(duration);
    }).observe({ entryTypes: ['measure'] });
    return { savedMs, shownMs };
  });
  return {
    waitFor: async (count) => {
      await page.waitForFunction(
        ([rows, wanted]) => rows.shownMs.length >= wanted,
        [collected, count] as const,
        {
          timeout: 20_000,
        },
      );
      const { savedMs, shownMs } = await collected.jsonValue();
      return shownMs.map((shown, index) => ({ savedMs: savedMs[index] ?? Number.NaN, shownMs: shown }));
    },
  };
}

/** The value below which `fraction` of the sample lies, by nearest rank; NaN for an empty sample. */
export function percentile(sample: readonly number[], fraction: number): number {
  const sorted = sample.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? Number.NaN;
}
