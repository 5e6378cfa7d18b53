import { describe, expect, it } from 'vitest';
import { closedBreaker, halfOpenBreaker, openBreaker } from './breaker';

const outage = { verdict: 'transient', reason: 'unreachable' } as const;
/** An attempt that failed at once. */
const at = (nowMs: number) => ({ beganMs: nowMs, failedMs: nowMs });

describe('the breaker', () => {
  it('opens on the first failure and names the time of the first probe', () => {
    expect(openBreaker(closedBreaker, outage, at(10_000), 0)).toEqual({
      state: 'open',
      kind: 'absent',
      failures: 1,
      retryAtMs: 10_250,
    });
  });

  it('counts failed probes in a row, through half-open', () => {
    const first = openBreaker(closedBreaker, outage, at(0), 0);
    const second = openBreaker(halfOpenBreaker(first), outage, at(1_000), 0);
    expect(second).toEqual({ state: 'open', kind: 'absent', failures: 2, retryAtMs: 1_500 });
  });

  it('starts counting anew after a success', () => {
    expect(openBreaker(closedBreaker, outage, at(0), 0)).toMatchObject({ failures: 1 });
  });

  it('starts counting anew when the server is back and full, however long it was away', () => {
    const away = { state: 'half-open', kind: 'absent', failures: 100 } as const;
    const full = { verdict: 'transient', reason: 'server-full' } as const;
    expect(openBreaker(away, full, at(0), 0)).toMatchObject({
      kind: 'troubled',
      failures: 1,
      retryAtMs: 500,
    });
  });
});
