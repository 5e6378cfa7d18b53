import type { TFunction } from 'i18next';
import { oldestAgeMs } from '../../shared/oldest-age';
import type { OldestPending } from '../../shared/status';

/** A scan that waits for less is on its way as always: nothing is said of its age. */
export const tellFromMs = 60_000;

/** The age of the oldest scan in whole minutes, hours from two on, days from two on; null: there is nothing to say. */
export function describeOldest(
  t: TFunction,
  oldest: OldestPending | null,
  nowMs: number,
  language: string,
): string | null {
  if (oldest === null) return null;
  const ageMs = oldestAgeMs(oldest, nowMs);
  return ageMs < tellFromMs ? null : t('trust.oldest', { age: describeAge(ageMs, language) });
}

function describeAge(ageMs: number, language: string): string {
  const minutes = Math.floor(ageMs / 60_000);
  const hours = Math.floor(minutes / 60);
  const write = (value: number, unit: string): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  if (hours < 2) return write(minutes, 'minute');
  return hours < 48 ? write(hours, 'hour') : write(Math.floor(hours / 24), 'day');
}
