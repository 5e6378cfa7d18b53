import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
import { watchWindow } from './window-watch';

function start() {
  const clock = createManualClock();
  const lines: string[] = [];
  let endings = 0;
  const watch = watchWindow({
    clock,
    log: (_level, message) => lines.push(message),
    endPage: () => {
      endings += 1;
    },
  });
  return { clock, watch, lines, endings: () => endings };
}

describe('the watch over the window', () => {
  it('leaves a page alone that gives its pulse', () => {
    const { clock, watch, endings } = start();
    for (let second = 0; second < 600; second += 2) {
      watch.pulse(true);
      clock.advance(2_000);
    }
    expect(endings()).toBe(0);
  });

  it('ends a page that was alive and falls silent, once, and gives the next one time to start', () => {
    const { clock, watch, endings } = start();
    watch.pulse(true);
    clock.advance(15_000);
    expect(endings()).toBe(0);
    clock.advance(5_000);
    expect(endings()).toBe(1);
    clock.advance(60_000);
    expect(endings()).toBe(1);
    clock.advance(5_000);
    expect(endings()).toBe(2);
  });

  it('says once that scans can be taken, and again after a reload', () => {
    const { clock, watch, lines } = start();
    watch.pulse(false);
    watch.pulse(true);
    watch.pulse(true);
    expect(lines).toEqual(['The window is ready for scans.']);
    clock.advance(20_000);
    watch.pulse(true);
    expect(lines).toEqual([
      'The window is ready for scans.',
      'The window does not answer and is loaded again. Saved scans are safe.',
      'The window is ready for scans.',
    ]);
  });

  it('looks no more after it was stopped', () => {
    const { clock, watch, endings } = start();
    watch.stop();
    clock.advance(600_000);
    expect(endings()).toBe(0);
  });
});
