/** Writes times of day in one language. Formatters are made once: making one costs more than using it. */
export interface TimeFormat {
  /** With seconds, e.g. `10:32:05`. `wallTime` is ISO 8601. */
  clockTime(wallTime: string): string;
  /** Day and time with seconds, e.g. `Nov 22, 2026, 10:32:05`. `wallTime` is ISO 8601. */
  moment(wallTime: string): string;
  /** To the minute, e.g. `10:32`; with the day when it was not today, e.g. `Nov 22, 10:32`. */
  since(wallMs: number, nowMs: number): string;
}

/** Creates the formats of a language (BCP 47). */
export function createTimeFormat(language: string): TimeFormat {
  const minutes = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const withSeconds = new Intl.DateTimeFormat(language, { ...minutes, second: '2-digit' });
  const today = new Intl.DateTimeFormat(language, minutes);
  const otherDay = new Intl.DateTimeFormat(language, { ...minutes, month: 'short', day: 'numeric' });
  const whole = new Intl.DateTimeFormat(language, {
    ...minutes,
    second: '2-digit',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  return {
    clockTime: (wallTime) => withSeconds.format(new Date(wallTime)),
    moment: (wallTime) => whole.format(new Date(wallTime)),
    since: (wallMs, nowMs) => {
      const isToday = new Date(wallMs).toDateString() === new Date(nowMs).toDateString();
      return (isToday ? today : otherDay).format(wallMs);
    },
  };
}
