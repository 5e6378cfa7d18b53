import { describe, expect, it } from 'vitest';
import { judgeDisk, samplePauseMs, withSample, type DiskVerdict, type FreeSpaceSample } from './disk-trend';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const gigabyte = 1e9;

/** Watches a disk for a while and answers every verdict on the way, the last one last. */
function watch(durationMs: number, freeBytesAt: (atMs: number) => number): DiskVerdict[] {
  const verdicts: DiskVerdict[] = [];
  let samples: readonly FreeSpaceSample[] = [];
  for (let atMs = 0; atMs <= durationMs; atMs += samplePauseMs) {
    samples = withSample(samples, { atMs, freeBytes: freeBytesAt(atMs) });
    verdicts.push(judgeDisk(samples, verdicts.at(-1)?.isLow ?? false));
  }
  return verdicts;
}

describe('the trend of a disk', () => {
  it('warns of a disk that fills up steadily, and says when it will be full', () => {
    const last = watch(hourMs, (atMs) => 4 * gigabyte - (gigabyte * atMs) / hourMs).at(-1);
    expect(last?.isLow).toBe(true);
    expect((last?.fullInMs ?? 0) / hourMs).toBeCloseTo(3, 1);
  });

  it('does not warn before it has watched for a quarter of an hour', () => {
    const verdicts = watch(14 * minuteMs, (atMs) => 4 * gigabyte - (gigabyte * atMs) / hourMs);
    expect(verdicts.some(({ isLow }) => isLow)).toBe(false);
  });

  it.each([
    ['a disk that stays as it is', () => 50 * gigabyte],
    [
      'one large file that comes within five minutes',
      (atMs: number) =>
        50 * gigabyte - Math.min(1, Math.max(0, (atMs - 20 * minuteMs) / (5 * minuteMs))) * 30 * gigabyte,
    ],
    [
      'files that come and go',
      (atMs: number) => 5 * gigabyte - (Math.floor(atMs / (7 * minuteMs)) % 2) * 2 * gigabyte,
    ],
    ['a loss that would take weeks', (atMs: number) => 50 * gigabyte - (atMs / hourMs) * 0.1 * gigabyte],
  ])('never cries wolf over %s', (_name, freeBytesAt) => {
    expect(watch(3 * hourMs, freeBytesAt).some(({ isLow }) => isLow)).toBe(false);
  });

  it('warns below 256 MB whatever the trend, and takes it back only above 384 MB', () => {
    const mebibyte = 1_024 * 1_024;
    const isLowAt = (freeBytes: number, wasLow: boolean): boolean =>
      judgeDisk([{ atMs: 0, freeBytes }], wasLow).isLow;
    expect(isLowAt(255 * mebibyte, false)).toBe(true);
    expect(isLowAt(300 * mebibyte, false)).toBe(false);
    expect(isLowAt(300 * mebibyte, true)).toBe(true);
    expect(isLowAt(385 * mebibyte, true)).toBe(false);
  });

  it('takes a warning back when the disk has not lost anything for a third of the half hour', () => {
    const verdicts = watch(2 * hourMs, (atMs) => 4 * gigabyte - gigabyte * Math.min(1, atMs / hourMs));
    const changes = verdicts.filter(({ isLow }, index) => isLow !== (verdicts[index - 1]?.isLow ?? false));
    expect(changes.map(({ isLow }) => isLow)).toEqual([true, false]);
  });

  it('keeps a verdict while nothing is known', () => {
    expect(judgeDisk([], true)).toEqual({ isLow: true, fullInMs: null });
  });
});
