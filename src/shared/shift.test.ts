import { describe, expect, it } from 'vitest';
import { defaultShifts, shiftAt, shiftsSchema } from './shift';

describe('shiftAt', () => {
  it.each([
    ['2026-11-23T06:00:00.000+02:00', '2026-11-23/1'],
    ['2026-11-23T13:59:59.999+02:00', '2026-11-23/1'],
    ['2026-11-23T14:00:00.000+02:00', '2026-11-23/2'],
    ['2026-11-23T22:00:00.000+02:00', '2026-11-23/3'],
    ['2026-11-24T00:30:00.000+02:00', '2026-11-23/3'],
    ['2026-03-01T05:59:00.000+02:00', '2026-02-28/3'],
  ])('puts %s into shift %s', (wallTime, shift) => {
    expect(shiftAt(wallTime, defaultShifts)).toBe(shift);
  });

  it('goes by the local time written in the wall time, not by UTC', () => {
    expect(shiftAt('2026-11-23T07:00:00.000+12:00', defaultShifts)).toBe('2026-11-23/1');
  });
});

describe('shiftsSchema', () => {
  it('refuses shifts that are out of order', () => {
    const shifts = [
      { name: 'late', startsAt: '14:00' },
      { name: 'early', startsAt: '06:00' },
    ];
    expect(shiftsSchema.safeParse(shifts).success).toBe(false);
  });
});
