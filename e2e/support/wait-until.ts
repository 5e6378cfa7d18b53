import { systemClock } from '../../src/main/clock';

/** Waits `durationMs` of real time. For pacing between two looks at a condition, never instead of one. */
export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    systemClock.schedule(durationMs, resolve);
  });
}

/** How long and how often `waitUntil` looks. */
export interface WaitOptions {
  timeoutMs?: number;
  everyMs?: number;
}

/**
 * Looks again and again until `condition` holds; rejects with `what` when it does not within `timeoutMs` (30 s unless
 * told).
 */
export async function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { timeoutMs = 30_000, everyMs = 20 }: WaitOptions = {},
): Promise<void> {
  const endMs = systemClock.monotonicMs() + timeoutMs;
  while (!(await condition())) {
    if (systemClock.monotonicMs() > endMs) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}.`);
    await pause(everyMs);
  }
}
