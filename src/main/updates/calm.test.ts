import { describe, expect, it } from 'vitest';
import { defaultShifts } from '../../shared/shift';
import type { UpdateActivity } from '../../shared/updates';
import { stepCountdown, whatToWaitFor, type CalmTerms } from './calm';
import { nextCheckMs } from './check-times';

const minuteMs = 60_000;
const terms: CalmTerms = { settings: { calmSeconds: 120 }, shifts: defaultShifts, isForced: false };
const working: UpdateActivity = { isRowOpen: false, isSignedIn: true, quietMs: 5 * minuteMs };
const nobody: UpdateActivity = { isRowOpen: false, isSignedIn: false, quietMs: 5 * minuteMs };
const at = (time: string): string => `2026-11-24T${time}:00.000+02:00`;

describe('an installation', () => {
  it('waits for the first word of the window', () => {
    expect(whatToWaitFor(null, at('03:00'), terms)).toBe('window');
  });

  it.each([
    ['in the middle of a shift', at('10:00'), terms],
    ['at the change of shifts', at('14:01'), terms],
    ['even when it is forced', at('10:00'), { ...terms, isForced: true }],
  ])('never interrupts a row, %s', (_when, time, under) => {
    expect(whatToWaitFor({ ...working, isRowOpen: true }, time, under)).toBe('row');
    expect(whatToWaitFor({ ...nobody, isRowOpen: true }, time, under)).toBe('row');
  });

  it.each([
    ['in the middle of a shift', at('10:00'), 'hours'],
    ['just after the change of shifts', at('14:05'), null],
    ['just after midnight, in the night shift', at('00:10'), 'hours'],
    ['half an hour after the change', at('14:30'), 'hours'],
  ])('of a signed-in station %s waits for: %s', (_when, time, wait) => {
    expect(whatToWaitFor(working, time, terms)).toBe(wait);
  });

  it('takes a signed-out station at any hour, after a short silence', () => {
    expect(whatToWaitFor(nobody, at('10:00'), terms)).toBeNull();
    expect(whatToWaitFor({ ...nobody, quietMs: 3_000 }, at('10:00'), terms)).toBe('quiet');
  });

  it('keeps to working hours, over midnight too', () => {
    const day: CalmTerms = {
      ...terms,
      settings: { calmSeconds: 120, workingHours: { from: '06:00', to: '22:00' } },
    };
    expect(whatToWaitFor(working, at('21:59'), day)).toBe('hours');
    expect(whatToWaitFor(working, at('23:00'), day)).toBeNull();
    const night: CalmTerms = {
      ...terms,
      settings: { calmSeconds: 120, workingHours: { from: '20:00', to: '04:00' } },
    };
    expect(whatToWaitFor(working, at('03:59'), night)).toBe('hours');
    expect(whatToWaitFor(working, at('12:00'), night)).toBeNull();
  });

  it('waits for silence when somebody has just scanned', () => {
    expect(whatToWaitFor({ ...working, quietMs: 119_999 }, at('14:05'), terms)).toBe('quiet');
    expect(whatToWaitFor({ ...working, quietMs: 120_000 }, at('14:05'), terms)).toBeNull();
  });

  it('that is forced asks for no hour, but for silence', () => {
    const forced = { ...terms, isForced: true };
    expect(whatToWaitFor(working, at('10:00'), forced)).toBeNull();
    expect(whatToWaitFor({ ...working, quietMs: 1_000 }, at('10:00'), forced)).toBe('quiet');
  });
});

describe('the countdown', () => {
  it('runs to its end while nothing comes between', () => {
    const first = stepCountdown(null, 1_000, null, 60_000);
    expect(first).toEqual({ endsAtMs: 61_000, isOver: false });
    expect(stepCountdown(first.endsAtMs, 60_999, null, 60_000)).toEqual({ endsAtMs: 61_000, isOver: false });
    expect(stepCountdown(first.endsAtMs, 61_000, null, 60_000)).toEqual({ endsAtMs: 61_000, isOver: true });
  });

  it.each(['row', 'quiet', 'hours'] as const)('begins anew after a wait for: %s', (wait) => {
    const stopped = stepCountdown(61_000, 61_000, wait, 60_000);
    expect(stopped).toEqual({ endsAtMs: null, isOver: false });
    expect(stepCountdown(stopped.endsAtMs, 70_000, null, 60_000)).toEqual({
      endsAtMs: 130_000,
      isOver: false,
    });
  });
});

describe('the next check', () => {
  const terms = { checkEveryMs: 240 * minuteMs, isFirst: false, failuresInARow: 0, random: 0.5 };

  it('comes soon after the start, spread over a minute', () => {
    expect(nextCheckMs({ ...terms, isFirst: true, random: 0 })).toBe(5_000);
    expect(nextCheckMs({ ...terms, isFirst: true, random: 0.999 })).toBeLessThan(65_000);
  });

  it('keeps the given pace, by 20 % more or less', () => {
    expect(nextCheckMs(terms)).toBe(240 * minuteMs);
    expect(nextCheckMs({ ...terms, random: 0 })).toBe(192 * minuteMs);
  });

  it('comes sooner after a failure, later after more of them, never later than ever', () => {
    const pauses = [1, 2, 3, 20].map(
      (failuresInARow) => nextCheckMs({ ...terms, failuresInARow }) / minuteMs,
    );
    expect(pauses).toEqual([5, 10, 20, 240]);
  });
});
