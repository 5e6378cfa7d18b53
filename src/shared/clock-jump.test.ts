import { describe, expect, it } from 'vitest';
import { jumpBetween, jumpSince, type ClockReading } from './clock-jump';

const dayMs = 86_400_000;
const start: ClockReading = { wallMs: Date.UTC(2026, 10, 23, 10), monotonicMs: 5_000, uptimeMs: 900_000 };
const after = (wallMs: number, monotonicMs: number, uptimeMs = monotonicMs): ClockReading => ({
  wallMs: start.wallMs + wallMs,
  monotonicMs: start.monotonicMs + monotonicMs,
  uptimeMs: start.uptimeMs + uptimeMs,
});

describe('a jump of the clock', () => {
  it.each([
    ['time that passes', after(1_000, 1_000), 0],
    ['a process that was held up for a minute', after(60_000, 60_000), 0],
    ['a correction of a second by a time server', after(2_000, 1_000), 0],
    ['a step of a time server', after(-4_000, 1_000), -5_000],
    ['a day back', after(1_000 - dayMs, 1_000), -dayMs],
    ['a day forward', after(1_000 + dayMs, 1_000), dayMs],
    [
      'a night asleep, during which the monotonic clock stood still',
      after(8 * 3_600_000, 1_000, 8 * 3_600_000),
      0,
    ],
    ['a clock set back in its sleep', after(1_000 - dayMs, 1_000, 3_600_000), 1_000 - dayMs - 3_600_000],
  ])('%s', (_, now, expected) => {
    expect(jumpBetween(start, now)).toBe(expected);
  });

  it.each(['2026-03-29T00:59:59.500Z', '2026-10-25T00:59:59.500Z'])(
    'is not the change to or from summer time (%s)',
    (before) => {
      const wallMs = Date.parse(before);
      expect(jumpBetween({ ...start, wallMs }, { ...after(0, 1_000), wallMs: wallMs + 1_000 })).toBe(0);
    },
  );

  it.each([
    ['a start after a weekend', 3 * dayMs, 0],
    ['a start after half a year', 182 * dayMs, 0],
    ['a clock that was put right by seconds', -30_000, 0],
    ['a day back', -dayMs, -dayMs],
    ['a start at 1970', -start.wallMs, -start.wallMs],
    ['a start at 2098', Date.UTC(2098, 0, 1) - start.wallMs, Date.UTC(2098, 0, 1) - start.wallMs],
  ])('across a restart: %s', (_, passedMs, expected) => {
    expect(jumpSince(start.wallMs, start.wallMs + passedMs)).toBe(expected);
  });
});
