import type { TFunction } from 'i18next';
import type { ClockStatus } from '../../shared/status';

/** What is wrong with the clock of this PC, a sentence each; `formatTime` writes a wall time. */
export function describeClock(
  t: TFunction,
  { jump, serverOffsetMs }: ClockStatus,
  language: string,
  formatTime: (wallMs: number) => string,
): string[] {
  const sentences: string[] = [];
  if (jump !== null) {
    const time = formatTime(jump.atMs);
    const duration = describeDuration(jump.byMs, language);
    sentences.push(t(jump.byMs < 0 ? 'clock.back' : 'clock.forward', { duration, time }));
  }
  if (serverOffsetMs !== null) {
    const duration = describeDuration(serverOffsetMs, language);
    sentences.push(t(serverOffsetMs > 0 ? 'clock.slow' : 'clock.fast', { duration }));
  }
  return sentences;
}

const secondMs = 1_000;
const units = [
  ['year', 365.25 * 24 * 3_600 * secondMs],
  ['day', 24 * 3_600 * secondMs],
  ['hour', 3_600 * secondMs],
  ['minute', 60 * secondMs],
  ['second', secondMs],
] as const;

/** In the largest unit of which it is about one at least: `1 day`, `3 hours`. The sign does not count. */
function describeDuration(durationMs: number, language: string): string {
  const lengthMs = Math.abs(durationMs);
  const [unit, unitMs] = units.find(([, size]) => lengthMs >= size * 0.95) ?? (['second', secondMs] as const);
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
  return format.format(lengthMs / unitMs);
}
