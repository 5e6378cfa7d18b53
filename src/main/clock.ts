import { uptime } from 'node:os';
import type { Clock } from '../shared/clock';

/** The real clock of a Node process (main and agent). */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  random: () => Math.random(),
  schedule: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds since this PC was switched on, the time it slept included; nobody can set it. */
export function systemUptimeMs(): number {
  return uptime() * 1_000;
}

let turn: Promise<void> = Promise.resolve();

/**
 * Ends a slice of work: everything that has arrived meanwhile is served first. Of several callers that wait, one goes on
 * in each turn of the event loop, so that nothing that arrives waits for more than one slice.
 */
export function letOthersRun(): Promise<void> {
  turn = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return turn;
}
