import { describe, expect, it } from 'vitest';
import { runsOf } from './seq-runs';

const entry = (seq: number) => ({ seq, scanId: `id-${seq}` });

describe('runs of numbers', () => {
  it('are cut where a number is missing, so that nothing in between is meant', () => {
    expect(runsOf([1, 2, 3, 5, 8, 9].map(entry))).toEqual([
      { first: 1, last: 3, scanIds: ['id-1', 'id-2', 'id-3'] },
      { first: 5, last: 5, scanIds: ['id-5'] },
      { first: 8, last: 9, scanIds: ['id-8', 'id-9'] },
    ]);
    expect(runsOf([])).toEqual([]);
  });

  it('follow the order of the entries and name each of them once', () => {
    const seqs = [3, 4, 1, 2, 2];
    const runs = runsOf(seqs.map(entry));
    expect(runs.map(({ first, last }) => [first, last])).toEqual([
      [3, 4],
      [1, 2],
      [2, 2],
    ]);
  });
});
