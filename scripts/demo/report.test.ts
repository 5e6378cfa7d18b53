import { describe, expect, it } from 'vitest';
import { findBrokenPromises, type DemoReport } from './report';

const good: DemoReport = {
  scanned: 60,
  delivered: 60,
  duplicates: 0,
  lost: 0,
  surplus: 0,
  pending: 0,
  maxConnections: 1,
  connectionLimit: 2,
  connectionSamples: 2_000,
  drainSeconds: 1.2,
  captureP50Ms: 8,
  captureP99Ms: 30,
  shownP50Ms: 20,
  shownP99Ms: 45,
  refusedMistakes: 4,
  seed: 1,
  electron: '45.4.1',
};

describe('the verdict of the demo', () => {
  it('finds nothing wrong with a good run', () => {
    expect(findBrokenPromises(good, 60)).toEqual([]);
  });

  it.each<[string, Partial<DemoReport>]>([
    ['a lost scan', { lost: 1, delivered: 59 }],
    ['a scan that never arrived', { delivered: 0 }],
    ['a double', { duplicates: 1 }],
    ['a row nobody confirmed', { surplus: 1 }],
    ['a scan that still waits', { pending: 1 }],
    ['a scan that was not confirmed', { scanned: 59, delivered: 59 }],
    ['one connection too many', { maxConnections: 3 }],
    ['a witness that saw no connection', { maxConnections: 0 }],
    ['a witness that hardly looked', { connectionSamples: 3 }],
    ['a drain that was not measured', { drainSeconds: Number.NaN }],
    ['a latency that was not measured', { captureP99Ms: Number.NaN }],
  ])('is broken by %s', (_name, change) => {
    expect(findBrokenPromises({ ...good, ...change }, 60).length).toBeGreaterThan(0);
  });
});
