import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { createClockWatch, type ClockWatch } from './clock-watch';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 10, 23, 8);

interface Watched {
  clock: ReturnType<typeof createManualClock>;
  watch: ClockWatch;
  jumps: number[];
  changes: () => number;
}

function watchClock(serverOffsetMs: () => number | null = () => null): Watched {
  const clock = createManualClock(startMs);
  const jumps: number[] = [];
  let changes = 0;
  const watch = createClockWatch({
    clock,
    uptimeMs: () => clock.monotonicMs(),
    log: () => undefined,
    serverOffsetMs,
    onJump: (byMs) => jumps.push(byMs),
    onChange: () => {
      changes += 1;
    },
  });
  return { clock, watch, jumps, changes: () => changes };
}

describe('the watch over the clock', () => {
  it('notices a jump within a second, tells it, and gives it to the next scan alone', () => {
    const { clock, watch, jumps, changes } = watchClock();
    clock.advance(10_000);
    expect(jumps).toEqual([]);
    clock.setWallMs(clock.wallMs() - dayMs);
    clock.advance(1_000);
    expect(jumps).toEqual([-dayMs]);
    expect(changes()).toBe(1);
    expect(watch.status().jump).toEqual({ byMs: -dayMs, atMs: clock.wallMs() });
    expect(watch.jumpToRecordMs()).toBe(-dayMs);
    expect(watch.jumpToRecordMs()).toBe(-dayMs);
    watch.noteRecorded();
    expect(watch.jumpToRecordMs()).toBeNull();
  });

  it('looks at each scan: one made in the same second as the jump carries it', () => {
    const { clock, watch } = watchClock();
    clock.setWallMs(Date.UTC(2098, 0, 1));
    expect(watch.jumpToRecordMs()).toBe(Date.UTC(2098, 0, 1) - startMs);
  });

  it('adds up what happened between two scans', () => {
    const { clock, watch } = watchClock();
    clock.setWallMs(clock.wallMs() + dayMs);
    clock.advance(1_000);
    clock.setWallMs(clock.wallMs() - dayMs - 5_000);
    expect(watch.jumpToRecordMs()).toBe(-5_000);
  });

  it('records the step of a time server and does not trouble anybody with it', () => {
    const { clock, watch, changes } = watchClock();
    clock.setWallMs(clock.wallMs() + 5_000);
    expect(watch.jumpToRecordMs()).toBe(5_000);
    expect(watch.status().jump).toBeNull();
    // Ages that are shown are put right at once.
    expect(watch.unrecordedMs()).toBe(5_000);
    expect(changes()).toBe(1);
    watch.noteRecorded();
    expect(watch.unrecordedMs()).toBe(0);
  });

  it('shows a jump for a shift and takes it back by itself', () => {
    const { clock, watch, changes } = watchClock();
    clock.setWallMs(0);
    clock.advance(7 * 3_600_000);
    expect(watch.status().jump).not.toBeNull();
    clock.advance(3_600_000 + 1_000);
    expect(watch.status().jump).toBeNull();
    expect(changes()).toBe(2);
  });

  it('finds at the start that the clock is behind the newest scan', () => {
    const { watch, jumps } = watchClock();
    watch.compareWithNewest('2026-11-24T10:00:00.000+02:00');
    expect(watch.jumpToRecordMs()).toBe(-dayMs);
    expect(watch.status().jump).toEqual({ byMs: -dayMs, atMs: startMs });
    expect(jumps).toEqual([]);
  });

  it('tells a difference from the server of more than a minute, and when it is gone', () => {
    let offsetMs: number | null = 59_000;
    const { clock, watch, changes } = watchClock(() => offsetMs);
    clock.advance(1_000);
    expect(watch.status().serverOffsetMs).toBeNull();
    offsetMs = dayMs;
    clock.advance(1_000);
    expect(watch.status().serverOffsetMs).toBe(dayMs);
    offsetMs = 0;
    clock.advance(1_000);
    expect(watch.status().serverOffsetMs).toBeNull();
    expect(changes()).toBe(2);
  });
});
