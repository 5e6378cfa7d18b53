import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { watchMain } from './main-watch';

describe('the watch over the main process', () => {
  it('says once that it hangs, after half a minute without a sign of life', () => {
    const clock = createManualClock();
    const onHang = vi.fn();
    const note = watchMain(clock, onHang);
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(10_000);
      note();
    }
    clock.advance(30_000);
    expect(onHang).not.toHaveBeenCalled();
    clock.advance(5_000);
    expect(onHang).toHaveBeenCalledExactlyOnceWith(35_000);
    clock.advance(600_000);
    expect(onHang).toHaveBeenCalledOnce();
  });

  it('does not take the sleep of the PC for a hang', () => {
    const clock = createManualClock();
    const onHang = vi.fn();
    const note = watchMain(clock, onHang);
    for (let night = 0; night < 3; night += 1) {
      clock.block(8 * 3_600_000);
      clock.advance(5_000);
      note();
    }
    expect(onHang).not.toHaveBeenCalled();
  });
});
