import { describe, expect, it } from 'vitest';
import { durationMs, patterns, tones, type Tone } from './patterns';

/** One sample a millisecond: whether the tone sounds then. Nothing of its pitch. */
function rhythmOf(tone: Tone): boolean[] {
  return patterns[tone].flatMap(({ onMs, offMs }) => [
    ...new Array<boolean>(onMs).fill(true),
    ...new Array<boolean>(offMs).fill(false),
  ]);
}

/** The share of the time at which both sound of that at which either does, where they fit best: 1 for the same rhythm. */
function likeness(left: Tone, right: Tone): number {
  const [first, second] = [rhythmOf(left), rhythmOf(right)];
  const shifts = Array.from({ length: first.length + second.length }, (_unused, index) => index);
  return Math.max(
    ...shifts.map((shift) => {
      const at = (index: number): boolean => second[index - shift + second.length] === true;
      const both = first.filter((isOn, index) => isOn && at(index)).length;
      const either = first.filter(Boolean).length + second.filter(Boolean).length - both;
      return both / either;
    }),
  );
}

const pairs = tones.flatMap((left, index) => tones.slice(index + 1).map((right) => [left, right] as const));

describe('the four tones', () => {
  it('are told apart by sound and silence alone, wherever one hears the beginning', () => {
    expect(likeness('refused', 'refused')).toBe(1);
    for (const [left, right] of pairs) expect(likeness(left, right), `${left}, ${right}`).toBeLessThan(0.5);
  });

  it('differ in how many notes they have, or in that one has a long note after a short one', () => {
    const shapes = tones.map((tone) => {
      const lengths = patterns[tone].map(({ onMs }) => onMs);
      return `${lengths.length} notes, longest ${Math.round(Math.max(...lengths) / Math.min(...lengths))} times the shortest`;
    });
    expect(shapes).toEqual([
      '1 notes, longest 1 times the shortest',
      '2 notes, longest 5 times the shortest',
      '2 notes, longest 1 times the shortest',
      '3 notes, longest 1 times the shortest',
    ]);
  });

  it.each(tones)('keep silences that a hall does not fill: %s', (tone) => {
    for (const { offMs } of patterns[tone].slice(0, -1)) expect(offMs).toBeGreaterThanOrEqual(100);
  });

  it.each(tones)('lie where worn hearing is good, and end soon: %s', (tone) => {
    for (const { frequencyHz } of patterns[tone]) {
      expect(frequencyHz).toBeGreaterThanOrEqual(200);
      expect(frequencyHz).toBeLessThanOrEqual(1_500);
    }
    expect(durationMs(tone)).toBeLessThanOrEqual(1_200);
  });

  it('is shortest for what happens a thousand times a shift, and rises when the database is away', () => {
    expect(Math.min(...tones.map(durationMs))).toBe(durationMs('accepted'));
    const [low, high] = patterns['saved-offline'];
    expect(high?.frequencyHz).toBeGreaterThan(low?.frequencyHz ?? Infinity);
  });
});
