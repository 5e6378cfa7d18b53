import { describe, expect, it } from 'vitest';
import { daysOf, periodOf, periods } from './days';

describe('the spans of days', () => {
  it('reach over the end of a month and of a year', () => {
    expect(daysOf('yesterday', '2026-03-01')).toEqual({ fromDay: '2026-02-28', toDay: '2026-02-28' });
    expect(daysOf('week', '2026-01-03')).toEqual({ fromDay: '2025-12-28', toDay: '2026-01-03' });
  });

  it('are known again, and a day of long ago is none of them', () => {
    for (const period of periods) {
      expect(periodOf(daysOf(period, '2026-11-23'), '2026-11-23')).toBe(period);
    }
    expect(periodOf({ fromDay: '2026-11-02', toDay: '2026-11-02' }, '2026-11-23')).toBeNull();
  });
});
