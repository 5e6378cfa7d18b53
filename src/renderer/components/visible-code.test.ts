import { describe, expect, it } from 'vitest';
import { visibleCode } from './visible-code';

describe('visibleCode', () => {
  it('draws control characters as their pictures', () => {
    expect(visibleCode('10AB\u001d21\u0004', 40)).toBe('10AB␝21␄');
  });

  it('shortens a long code and says so', () => {
    expect(visibleCode('7'.repeat(512), 10)).toBe('7777777777…');
    expect(visibleCode('7'.repeat(10), 10)).toBe('7777777777');
  });
});
