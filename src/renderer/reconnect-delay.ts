const firstDelayMs = 50;
const longestDelayMs = 5_000;

/**
 * Pause before the next request for a port, after `failuresInARow` (1 and up) ports that were lost or never came.
 * Doubles from 50 ms (an agent is back in about 150 ms) to 5 s, spread by `random` in [0, 1) over the upper half.
 */
export function reconnectDelayMs(failuresInARow: number, random: number): number {
  const fullMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failuresInARow - 1, 20));
  return fullMs * (0.5 + random / 2);
}
