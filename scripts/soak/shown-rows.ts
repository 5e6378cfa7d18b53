import type { CDPSession, Page } from 'playwright';
import { shownMeasure } from '../../src/renderer/measure';
import { pause } from '../../e2e/support/wait-until';
import { systemClock } from '../../src/main/clock';

/** Tells of each row when its green has been painted. */
export interface ShownRows {
  /** Waits for the next row; answers the milliseconds from its last key until green was painted. Null: none came in time. */
  next(timeoutMs?: number): Promise<number | null>;
}

/** Name of the function the page calls. */
const binding = 'soakRowShown';

/** Listens to one window. The page keeps nothing: what it measured is handed over at once. */
export async function listenToShownRows(page: Page, session: CDPSession): Promise<ShownRows> {
  const arrived: number[] = [];
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === binding) arrived.push(Number(payload));
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: binding });
  await page.evaluate(
    ([measure, report]) => {
      const tell = (window as unknown as Record<string, (text: string) => void>)[report];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntriesByName(measure)) tell?.(String(duration));
      }).observe({ entryTypes: ['measure'] });
    },
    [shownMeasure, binding] as const,
  );
  return {
    next: async (timeoutMs = 30_000) => {
      const endMs = systemClock.monotonicMs() + timeoutMs;
      while (arrived.length === 0 && systemClock.monotonicMs() < endMs) await pause(5);
      return arrived.shift() ?? null;
    },
  };
}
