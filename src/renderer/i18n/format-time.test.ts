import { describe, expect, it } from 'vitest';
import { createTimeFormat } from './format-time';

const format = createTimeFormat('en');
const at = (day: number, hour: number, minute: number): number =>
  new Date(2026, 10, day, hour, minute, 5).getTime();

describe('createTimeFormat', () => {
  it('writes the time of day of a scan with seconds, on 24 hours', () => {
    expect(format.clockTime(new Date(at(23, 0, 7)).toISOString())).toBe('00:07:05');
    expect(format.clockTime(new Date(at(23, 22, 32)).toISOString())).toBe('22:32:05');
  });

  it('writes the moment of any scan with its day and its seconds', () => {
    expect(format.moment(new Date(at(23, 0, 7)).toISOString())).toBe('Nov 23, 2026, 00:07:05');
  });

  it('names the day of an outage only when it did not begin today', () => {
    expect(format.since(at(23, 10, 32), at(23, 23, 59))).toBe('10:32');
    expect(format.since(at(22, 22, 32), at(23, 0, 5))).toBe('Nov 22, 22:32');
  });
});
