import { describe, expect, it } from 'vitest';
import type { ClockStatus } from '../../shared/status';
import { createI18n } from './create-i18n';
import { describeClock } from './describe-clock';

const missing: string[] = [];
const { t } = createI18n((key) => missing.push(key));
const calm: ClockStatus = { jump: null, serverOffsetMs: null };
const dayMs = 86_400_000;

describe('what is said about the clock', () => {
  it.each<[string, ClockStatus, string[]]>([
    ['nothing', calm, []],
    [
      'a day back',
      { ...calm, jump: { byMs: -dayMs, atMs: 0 } },
      [
        'The clock of this PC jumped back by 1 day at 10:32. Scans are safe and in order; tell IT to check the clock.',
      ],
    ],
    [
      'an empty battery',
      { ...calm, jump: { byMs: 72 * 365.25 * dayMs, atMs: 0 } },
      [
        'The clock of this PC jumped forward by 72 years at 10:32. Scans are safe and in order; tell IT to check the clock.',
      ],
    ],
    [
      'behind the server',
      { ...calm, serverOffsetMs: 7_200_000 },
      [
        'The clock of this PC is 2 hours behind the database server’s. Scans are safe and in order; tell IT to set the clock.',
      ],
    ],
    [
      'ahead of the server',
      { ...calm, serverOffsetMs: -61_000 },
      [
        'The clock of this PC is 1 minute ahead of the database server’s. Scans are safe and in order; tell IT to set the clock.',
      ],
    ],
  ])('%s', (_, status, expected) => {
    expect(describeClock(t, status, 'en', () => '10:32')).toEqual(expected);
    expect(missing).toEqual([]);
  });
});
