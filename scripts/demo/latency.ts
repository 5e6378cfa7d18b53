import type { Page } from 'playwright';

/** Name of the measure the window takes from the last key of a row to its painted confirmation. */
const savedMeasure = 'scan:saved';

/** Durations of confirmed rows, collected from the window itself. */
export interface SavedRows {
  /** Waits until `count` rows were confirmed since the collection began; resolves to all durations in ms. */
  waitFor(count: number): Promise<number[]>;
}

/** Begins to collect in this window; a window that was started again needs a new collection. */
export async function collectSavedRows(page: Page): Promise<SavedRows> {
  const durations = await page.evaluateHandle((name) => {
    const collected: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName(name)) collected.push(entry.duration);
    }).observe({ entryTypes: ['measure'] });
    return collected;
  }, savedMeasure);
  return {
    waitFor: async (count) => {
      await page.waitForFunction(([rows, wanted]) => rows.length >= wanted, [durations, count] as const, {
        timeout: 20_000,
      });
      return durations.jsonValue();
    },
  };
}

/** The value below which `fraction` of the sample lies, by nearest rank; NaN for an empty sample. */
export function percentile(sample: readonly number[], fraction: number): number {
  const sorted = sample.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? Number.NaN;
}
