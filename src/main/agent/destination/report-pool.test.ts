import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { createAcquireTimeCounter } from './acquire-times';
import { reportPool } from './report-pool';

const hourMs = 3_600_000;

describe('the reports on the pool', () => {
  it('come once an hour while it is used, and once more at the end', () => {
    const clock = createManualClock();
    const counter = createAcquireTimeCounter();
    const told: unknown[] = [];
    const end = reportPool({
      clock,
      read: () => ({
        active: 0,
        idle: 0,
        waiting: 0,
        limit: 1,
        created: 0,
        destroyedByReason: {},
        acquired: counter.times(),
      }),
      log: (_level, _text, details) => told.push(details?.['acquired']),
    });
    counter.note(7);
    clock.advance(hourMs);
    clock.advance(hourMs);
    expect(told).toMatchObject([{ count: 1, longestMs: 7 }]);
    counter.note(9);
    end();
    clock.advance(2 * hourMs);
    expect(told).toMatchObject([{ count: 1 }, { count: 2, longestMs: 9 }]);
  });
});
