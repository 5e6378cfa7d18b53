/*
 * Finds out that somebody moved the clock: wall time is compared with clocks that nobody can set. Daylight saving is no
 * jump: wall time is UTC, only its zone offset changes.
 */

/** Three clocks read at one moment, in milliseconds. */
export interface ClockReading {
  wallMs: number;
  /** Stands still while the PC sleeps, on some systems. */
  monotonicMs: number;
  /** Since the PC was switched on, the time asleep included. */
  uptimeMs: number;
}

/** Less is how two clocks drift apart, or a process that had to wait between two readings. */
export const smallestJumpMs = 2_000;

/** A station that was switched off for so long has rather a dead battery: its clock runs in another century. */
const longestRestMs = 366 * 24 * 60 * 60_000;

/** A clock that is behind the newest scan by less was corrected while the program was off. */
const correctionMs = 60_000;

/** How far the wall clock jumped between two readings, forward positive; 0 when it did not. */
export function jumpBetween(before: ClockReading, now: ClockReading): number {
  const passedMs = Math.max(now.monotonicMs - before.monotonicMs, now.uptimeMs - before.uptimeMs);
  const jumpMs = Math.round(now.wallMs - before.wallMs - passedMs);
  return Math.abs(jumpMs) < smallestJumpMs ? 0 : jumpMs;
}

/** The same across a restart, from the time of the newest scan that is kept: back, or forward by more than a year. */
export function jumpSince(newestWallMs: number, nowMs: number): number {
  const passedMs = nowMs - newestWallMs;
  return passedMs < -correctionMs || passedMs > longestRestMs ? passedMs : 0;
}
