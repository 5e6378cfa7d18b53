import { describe, expect, it } from 'vitest';
import { oldestAgeMs } from '../../shared/oldest-age';
import { createI18n } from './create-i18n';
import { describeOldest } from './describe-oldest';

const i18n = createI18n((key) => {
  throw new Error(key);
});
const capturedAt = '2026-11-23T10:00:00.000+02:00';
const capturedMs = Date.parse(capturedAt);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const say = (language: string, ageMs: number, jumpedMs = 0): string | null =>
  describeOldest(i18n.getFixedT(language), { capturedAt, jumpedMs }, capturedMs + ageMs + jumpedMs, language);

describe('the age of the oldest scan', () => {
  it.each([
    ['en', minuteMs, 'oldest: 1 minute'],
    ['en', 12 * minuteMs + 59_999, 'oldest: 12 minutes'],
    ['en', 119 * minuteMs, 'oldest: 119 minutes'],
    ['en', 2 * hourMs, 'oldest: 2 hours'],
    ['en', 48 * hourMs - 1, 'oldest: 47 hours'],
    ['en', 2 * dayMs, 'oldest: 2 days'],
    ['de', minuteMs, 'älteste: 1 Minute'],
    ['de', 3 * hourMs, 'älteste: 3 Stunden'],
    ['de', 2 * dayMs, 'älteste: 2 Tage'],
    ['ro', minuteMs, 'vechime: 1 minut'],
    ['ro', 2 * minuteMs, 'vechime: 2 minute'],
    ['ro', 20 * minuteMs, 'vechime: 20 de minute'],
    ['ro', 3 * hourMs, 'vechime: 3 ore'],
    ['ro', 20 * dayMs, 'vechime: 20 de zile'],
  ] as const)('is said in %s after %d ms: %s', (language, ageMs, sentence) => {
    expect(say(language, ageMs)).toBe(sentence);
  });

  it('is not said of a scan that has just been made, nor when nothing waits', () => {
    expect(say('en', minuteMs - 1)).toBeNull();
    expect(describeOldest(i18n.getFixedT('en'), null, capturedMs, 'en')).toBeNull();
  });

  it.each([-400 * dayMs, -dayMs, -5_000, 5_000, dayMs, 40 * 365 * dayMs])(
    'is the same when the clock was set by %d ms meanwhile',
    (jumpedMs) => {
      expect(say('en', 12 * minuteMs, jumpedMs)).toBe('oldest: 12 minutes');
    },
  );

  it('is never less than nothing, also before a jump was noticed', () => {
    expect(oldestAgeMs({ capturedAt, jumpedMs: 0 }, capturedMs - dayMs)).toBe(0);
  });
});
