import { formatWallTime } from '../../shared/clock';
import type { HistoryQuery } from '../../shared/history';

/** The spans of days that one touch chooses. */
export const periods = ['any', 'today', 'yesterday', 'week'] as const;
export type Period = (typeof periods)[number];

type Days = Pick<HistoryQuery, 'fromDay' | 'toDay'>;

/** The local day of a wall time, `2026-11-23`. */
export function localDay(wallMs: number): string {
  return formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset()).slice(0, 10);
}

/** First and last day of a span; the week ends today. */
export function daysOf(period: Period, today: string): Days {
  switch (period) {
    case 'any':
      return { fromDay: null, toDay: null };
    case 'today':
      return { fromDay: today, toDay: today };
    case 'yesterday': {
      const day = daysBefore(today, 1);
      return { fromDay: day, toDay: day };
    }
    case 'week':
      return { fromDay: daysBefore(today, 6), toDay: today };
  }
}

/** The span that these days are; null: another one, such as a single day of long ago. */
export function periodOf({ fromDay, toDay }: Days, today: string): Period | null {
  const isSame = (period: Period): boolean => {
    const days = daysOf(period, today);
    return days.fromDay === fromDay && days.toDay === toDay;
  };
  return periods.find(isSame) ?? null;
}

function daysBefore(day: string, count: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - count);
  return noon.toISOString().slice(0, 10);
}
