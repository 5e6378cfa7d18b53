import { describe, expect, it } from 'vitest';
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
});
