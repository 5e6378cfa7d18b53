import type { Clock } from '../../src/shared/clock';

/** A clock moved by hand: timers fire, in order, while `advance` passes them. */
export interface ManualClock extends Clock {
  advance(durationMs: number): void;
  /** Time passes while the program is blocked: what fell due meanwhile is called late, at the end. */
  block(durationMs: number): void;
  /** Moves the wall clock alone, as a person or NTP does. */
  setWallMs(wallMs: number): void;
  /** Delays of the timers that wait now, from the present, soonest first. */
  waitingDelays(): number[];
}

/** Creates a manual clock; `random` always answers `randomValue`. */
export function createManualClock(wallMs = Date.UTC(2026, 10, 23, 8), randomValue = 0.5): ManualClock {
  let nowMs = 0;
  let wallOffsetMs = wallMs;
  let timers: { atMs: number; callback: () => void }[] = [];

  function takeDue(untilMs: number): { atMs: number; callback: () => void } | undefined {
    const due = timers
      .filter((timer) => timer.atMs <= untilMs)
      .toSorted((left, right) => left.atMs - right.atMs)[0];
    timers = timers.filter((timer) => timer !== due);
    return due;
  }

  return {
    wallMs: () => wallOffsetMs + nowMs,
    monotonicMs: () => nowMs,
    random: () => randomValue,
    schedule: (delayMs, callback) => {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (durationMs) => {
      const endMs = nowMs + durationMs;
      for (let due = takeDue(endMs); due !== undefined; due = takeDue(endMs)) {
        nowMs = due.atMs;
        due.callback();
      }
      nowMs = endMs;
    },
    block: (durationMs) => {
      nowMs += durationMs;
      for (let due = takeDue(nowMs); due !== undefined; due = takeDue(nowMs)) due.callback();
    },
    setWallMs: (newWallMs) => {
      wallOffsetMs = newWallMs - nowMs;
    },
    waitingDelays: () => timers.map((timer) => timer.atMs - nowMs).toSorted((left, right) => left - right),
  };
}
