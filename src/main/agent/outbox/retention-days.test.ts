import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutboxOfDays, type OutboxOfDays } from '../../../../e2e/support/outbox-of-days';

describe('the retention where the calendar is wrong', () => {
  let station: OutboxOfDays;
  beforeEach(() => {
    station = openOutboxOfDays();
  });
  afterEach(() => {
    station.end();
  });

  it('counts a PC in 1970 and a server in 2098 as one day each', () => {
    station.live(0, 3, 10);
    for (const wallMs of [Date.UTC(1970, 0, 1), Date.UTC(2098, 0, 1)]) {
      station.append(10, [station.next(), station.next()]);
      station.deliverAt(wallMs);
    }
    station.live(4, 1, 10);
    expect(station.outbox.pruneBound(4)).toMatchObject({ dayId: 3 });
    expect(station.prune(4)).toBe(20);
  });

  it('keeps what was delivered on a day that came back for as long as on any other', () => {
    station.live(0, 1, 10);
    station.live(1, 3, 1);
    // The clock is set back to the first day, whose first entries are old.
    station.live(0, 1, 10);
    expect(station.outbox.retentionFacts().days).toBe(4);
    expect(station.prune(3)).toBe(11);
    expect(station.seqs()).toEqual([...Array.from({ length: 12 }, (_, index) => index + 12)]);
    station.live(5, 2, 1);
    expect(station.prune(3)).toBe(2);
  });

  it('counts a morning in 1970 that comes each day as one day in all', () => {
    for (let day = 0; day < 6; day += 1) {
      station.append(day, [station.next()]);
      station.deliverAt(Date.UTC(1970, 0, 1));
      station.live(day, 1, 1);
    }
    expect(station.outbox.retentionFacts().days).toBe(7);
    // The three newest days of the calendar, and 1970, which lies between them.
    expect(station.outbox.pruneBound(4)).toMatchObject({ dayId: 7 });
  });
});
