import { describe, expect, it } from 'vitest';
import { defaultShifts } from './shift';
import { hoursOfShift, shiftAfter, shiftBefore } from './shift-hours';

const inWinter = 120;
const inSummer = 180;
/** Romania in 2026: summer time from 29 March to 25 October, changed at 01:00 UTC. */
const inRomania = (wallMs: number): number =>
  wallMs >= Date.UTC(2026, 2, 29, 1) && wallMs < Date.UTC(2026, 9, 25, 1) ? inSummer : inWinter;

describe('the hours of a shift', () => {
  it('are those from its start to the start of the next one', () => {
    const hours = hoursOfShift('2026-11-23/1', defaultShifts, inRomania);
    expect(hours).toHaveLength(8);
    expect([hours[0], hours.at(-1)]).toEqual(['2026-11-23T06+02:00', '2026-11-23T13+02:00']);
  });

  it('go on past midnight', () => {
    const hours = hoursOfShift('2026-11-23/3', defaultShifts, inRomania);
    expect(hours).toHaveLength(8);
    expect(hours.slice(0, 3)).toEqual(['2026-11-23T22+02:00', '2026-11-23T23+02:00', '2026-11-24T00+02:00']);
  });

  it('have the hour twice that the clock goes through twice', () => {
    const hours = hoursOfShift('2026-10-24/3', defaultShifts, inRomania);
    expect(hours).toHaveLength(9);
    expect(hours.slice(5, 7)).toEqual(['2026-10-25T03+03:00', '2026-10-25T03+02:00']);
  });

  it('leave out the hour that the clock leaves out', () => {
    const hours = hoursOfShift('2026-03-28/3', defaultShifts, inRomania);
    expect(hours).toHaveLength(7);
    expect(hours.slice(4, 6)).toEqual(['2026-03-29T02+02:00', '2026-03-29T04+03:00']);
  });

  it('begin with the hour in which the shift begins, at whatever minute', () => {
    const shifts = [
      { name: 'early', startsAt: '06:30' },
      { name: 'late', startsAt: '14:30' },
    ];
    const hours = hoursOfShift('2026-11-23/early', shifts, inRomania);
    expect([hours[0], hours.at(-1)]).toEqual(['2026-11-23T06+02:00', '2026-11-23T14+02:00']);
  });

  it('last a day where there is but one shift, and are none where its name is not known', () => {
    expect(hoursOfShift('2026-11-23/A', [{ name: 'A', startsAt: '07:00' }], inRomania)).toHaveLength(24);
    expect(hoursOfShift('2026-11-23/gone', defaultShifts, inRomania)).toEqual([]);
  });
});

describe('the shift before and after', () => {
  it('cross the day', () => {
    expect(shiftBefore('2026-11-23/1', defaultShifts)).toBe('2026-11-22/3');
    expect(shiftBefore('2026-11-23/3', defaultShifts)).toBe('2026-11-23/2');
    expect(shiftAfter('2026-11-30/3', defaultShifts)).toBe('2026-12-01/1');
    expect(shiftAfter('2026-11-23/1', defaultShifts)).toBe('2026-11-23/2');
  });

  it('lead out of a shift whose name is not known any more', () => {
    expect(shiftBefore('2026-11-23/gone', defaultShifts)).toBe('2026-11-22/3');
    expect(shiftAfter('2026-11-23/gone', defaultShifts)).toBe('2026-11-23/1');
  });
});
