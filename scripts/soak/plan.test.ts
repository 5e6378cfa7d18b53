import { describe, expect, it } from 'vitest';
import { planSoak, type SoakSettings } from './plan';

const shift: SoakSettings = {
  hours: 12,
  scansPerHour: 1_800,
  minutes: 20,
  restartEveryHours: 3,
  warmUpHours: 1,
  seed: 1,
};

describe('the plan of a soak', () => {
  it('is by default a shift of 21,600 scans at eighteen a second', () => {
    const { rows, rowEveryMs } = planSoak(shift);
    expect(rows).toHaveLength(21_600);
    expect(1_000 / rowEveryMs).toBeCloseTo(18);
    expect(new Set(rows.map(({ cp }) => cp)).size).toBe(21_600);
  });

  it('has an outage in every hour and a restart after every third, in order', () => {
    const { events } = planSoak(shift);
    const count = (kind: string): number => events.filter((event) => event.kind === kind).length;
    expect(count('server-dies')).toBe(12);
    expect(count('server-returns')).toBe(12);
    expect(events.filter(({ kind }) => kind.startsWith('program-'))).toEqual([
      { beforeRow: 5_400, kind: 'program-closes' },
      { beforeRow: 10_800, kind: 'program-dies' },
      { beforeRow: 16_200, kind: 'program-closes' },
    ]);
    expect(events.map(({ beforeRow }) => beforeRow)).toEqual(
      events.map(({ beforeRow }) => beforeRow).toSorted((left, right) => left - right),
    );
  });

  it('has no outage that would not end before the shift does', () => {
    const { events, rows } = planSoak({ ...shift, hours: 1.5, scansPerHour: 160, restartEveryHours: 1 });
    expect(rows).toHaveLength(240);
    expect(events).toEqual([
      { beforeRow: 64, kind: 'server-dies' },
      { beforeRow: 88, kind: 'server-returns' },
      { beforeRow: 160, kind: 'program-closes' },
    ]);
  });
});
