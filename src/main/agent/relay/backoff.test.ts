import { describe, expect, it } from 'vitest';
import { backoffDelayMs, failureKind, jitteredMs, nextAttemptMs } from './backoff';

describe('the backoff', () => {
  it('probes a server that does not answer at least every two seconds, however long the outage', () => {
    for (const failures of [1, 2, 5, 100, 100_000]) {
      expect(backoffDelayMs(failures, 'absent', 0.999)).toBeLessThanOrEqual(2_000);
    }
  });

  it('never spins: even the shortest pause is a quarter of a second', () => {
    expect(backoffDelayMs(1, 'absent', 0)).toBe(250);
  });

  it('grows to half a minute while the server is in trouble', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoffDelayMs(failures, 'troubled', 0.999));
    expect(delays.map((delay) => Math.round(delay / 1_000))).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });

  it('looks every five seconds at the latest whether a lock of somebody else is gone', () => {
    expect(failureKind('transient', 'server-busy')).toBe('busy');
    expect(backoffDelayMs(20, 'busy', 0.999)).toBeLessThanOrEqual(5_000);
  });

  it('counts the pause from the beginning of the attempt that failed, and never spins', () => {
    const atOnce = { beganMs: 10_000, failedMs: 10_000 };
    const afterSilence = { beganMs: 10_000, failedMs: 14_000 };
    expect(nextAttemptMs(atOnce, 3, 'absent', 0)).toBe(11_000);
    expect(nextAttemptMs(afterSilence, 3, 'absent', 0)).toBe(14_250);
    expect(nextAttemptMs(afterSilence, 3, 'absent', 0.999)).toBeLessThanOrEqual(14_500);
  });

  it('grows to a minute while a person must mend something', () => {
    expect(backoffDelayMs(20, 'misconfigured', 0.999)).toBeGreaterThan(59_000);
    expect(backoffDelayMs(20, 'misconfigured', 0.999)).toBeLessThanOrEqual(60_000);
  });

  it('spreads stations that failed together over half of the pause', () => {
    expect(backoffDelayMs(3, 'absent', 0)).toBe(1_000);
    expect(backoffDelayMs(3, 'absent', 0.5)).toBe(1_500);
  });

  it('spreads the flush interval by a fifth to both sides', () => {
    expect([jitteredMs(2_000, 0), jitteredMs(2_000, 0.5), jitteredMs(2_000, 1)]).toEqual([
      1_600, 2_000, 2_400,
    ]);
  });
});
