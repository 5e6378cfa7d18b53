/*
 * Which of several servers the next session is opened at. Pure: time and chance are passed in.
 *
 * The first server of the list is the preferred one. A server that failed rests; meanwhile the next ones are used. Only
 * when its rest is over is it asked again, and only by a session that has to be opened anyway: so the way back happens
 * between two batches, costs nobody an open connection, and stations come back one by one.
 */

/** How long a server that failed is passed over, in milliseconds, ±20 %, while another one works. */
export const serverRestMs = 300_000;

/** What is remembered: for each server of the list the time until which it rests; 0 for one in good health. */
export type ServerMemory = readonly number[];

/** All servers are believed to be in good health. */
export function createServerMemory(serverCount: number): ServerMemory {
  return Array.from({ length: serverCount }, () => 0);
}

/**
 * The servers, by their place in the list, in the order to try them: those in good health as they stand in the list, then
 * those that rest, the longest resting first. When all are down, each of them is tried each time.
 */
export function serversToTry(memory: ServerMemory, nowMs: number): number[] {
  const servers = memory.map((restsUntilMs, server) => ({
    server,
    restMs: Math.max(0, restsUntilMs - nowMs),
  }));
  return servers.toSorted((left, right) => left.restMs - right.restMs).map(({ server }) => server);
}

/** `server` failed at `nowMs`: it rests. `random` is in [0, 1). */
export function afterServerFailure(
  memory: ServerMemory,
  server: number,
  nowMs: number,
  random: number,
): ServerMemory {
  return memory.with(server, nowMs + serverRestMs * (0.8 + 0.4 * random));
}

/** `server` took a session: it is in good health. */
export function afterServerSuccess(memory: ServerMemory, server: number): ServerMemory {
  return memory.with(server, 0);
}

/**
 * How much of `leftMs` the next of `triesLeft` servers may take: a server that hangs leaves the others their share.
 */
export function shareOfTimeMs(leftMs: number, triesLeft: number): number {
  return leftMs / Math.max(1, triesLeft);
}
