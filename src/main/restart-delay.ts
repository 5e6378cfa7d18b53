/** A part that ran this long before it died counts as having been well. */
export const calmAfterMs = 60_000;

/**
 * Pause before a part of the program is started again, in milliseconds: none after the first death, because an operator is
 * waiting; growing to 5 s when it keeps dying, because a tight loop would take the PC from the window as well.
 */
export function restartDelayMs(deathsInARow: number): number {
  if (deathsInARow <= 1) return 0;
  return Math.min(5_000, 250 * 2 ** (deathsInARow - 2));
}
