import type { OldestPending } from './status';

/**
 * How long the oldest scan waits, whatever was done to the clock meanwhile: never less than nothing. `nowMs` is the wall
 * time of this PC.
 */
export function oldestAgeMs({ capturedAt, jumpedMs }: OldestPending, nowMs: number): number {
  return Math.max(0, nowMs - Date.parse(capturedAt) - jumpedMs);
}
