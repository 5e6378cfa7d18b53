const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Time of day with seconds, e.g. `10:32:05`. `wallTime` is ISO 8601. */
export function formatClockTime(wallTime: string, language: string): string {
  return new Intl.DateTimeFormat(language, { ...clockTime, second: '2-digit' }).format(new Date(wallTime));
}

/** Time of day, e.g. `10:32`; with the day when it was not today, e.g. `Nov 22, 10:32`. */
export function formatSince(wallMs: number, nowMs: number, language: string): string {
  const isToday = new Date(wallMs).toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? {} : ({ month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { ...day, ...clockTime }).format(wallMs);
}
