import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { formatWallTime } from '../../../shared/clock';
import { splitWallTime } from './entry-identity';

describe('splitWallTime', () => {
  it.each([
    ['2026-11-23T10:32:05.123+02:00', '2026-11-23 08:32:05.123', 120],
    ['2026-01-01T00:15:00.000+05:45', '2025-12-31 18:30:00.000', 345],
    ['2026-07-01T23:30:00.999-03:30', '2026-07-02 03:00:00.999', -210],
    ['2026-07-01T12:00:00.000Z', '2026-07-01 12:00:00.000', 0],
  ])('turns %s into %s and %i minutes', (wallTime, utc, offsetMinutes) => {
    expect(splitWallTime(wallTime)).toEqual({ utc, offsetMinutes });
  });

  it('is right for neighbours too, over the ends of minutes, hours and summer time, in any order', () => {
    const random = createSeededRandom(7);
    const startMs = Date.UTC(2026, 9, 25);
    for (let number = 0; number < 2_000; number += 1) {
      const wallMs = startMs + Math.floor(random() * 7_200_000);
      const offsetMinutes = [120, 60, 330, -210, 0][Math.floor(random() * 5)] ?? 0;
      const utc = new Date(wallMs).toISOString().replace('T', ' ').replace('Z', '');
      expect(splitWallTime(formatWallTime(wallMs, offsetMinutes))).toEqual({ utc, offsetMinutes });
    }
  });
});
