import { describe, expect, it } from 'vitest';
import type { EntryState } from '../../../shared/scan';
import {
  compareNumbers,
  differingBlocks,
  listRanges,
  noDifference,
  updateDifference,
} from './compare-numbers';

const here = (seq: number, state: EntryState = 'acknowledged', scanId = `id-${seq}`) => ({
  seq,
  scanId,
  state,
});
const there = (seq: number, scanId = `id-${seq}`) => ({ seq, scanId });

describe('comparing number by number', () => {
  it.each([
    ['nothing on either side', [], [], {}],
    ['the same on both sides', [here(1), here(2)], [there(1), there(2)], {}],
    [
      'an acknowledged number that is not there',
      [here(1), here(2), here(3)],
      [there(1), there(3)],
      { missing: [2] },
    ],
    ['a number that is there and not here', [here(1)], [there(1), there(9)], { surplus: [9] }],
    ['a number that is there twice and not here', [], [there(9), there(9, 'id-x')], { surplus: [9] }],
    ['a number that another scan has there', [here(1)], [there(1, 'id-x')], { missing: [1], surplus: [1] }],
    ['a pending number that is there already', [here(1, 'pending')], [there(1)], {}],
    ['a pending number that is not there', [here(1, 'pending')], [], {}],
    [
      'a pending number that another scan has there',
      [here(1, 'pending')],
      [there(1, 'id-x')],
      { surplus: [1] },
    ],
    ['a quarantined number that is not there', [here(1, 'quarantined')], [], {}],
    ['a quarantined number that is there', [here(1, 'quarantined')], [there(1)], { deliveredElsewhere: [1] }],
    ['a scanId in capitals', [here(1, 'acknowledged', 'ID-1')], [there(1)], {}],
  ])('finds the difference in %s', (_name, hereNumbers, thereNumbers, expected) => {
    expect(compareNumbers(hereNumbers, thereNumbers)).toEqual({ ...noDifference, ...expected });
  });
});

describe('comparing by blocks', () => {
  const block = (number: number, count: number, sum: number) => ({ block: number, count, sum });
  it.each([
    ['nothing', [], [], []],
    ['equal blocks', [block(0, 2, 3)], [block(0, 2, 3)], []],
    ['another count', [block(0, 2, 3), block(1, 1, 1000)], [block(0, 1, 1), block(1, 1, 1000)], [0]],
    ['one number in the place of another', [block(0, 2, 3)], [block(0, 2, 4)], [0]],
    ['a block that is only here', [block(0, 1, 1), block(5, 1, 5000)], [block(0, 1, 1)], [5]],
    ['a block that is only there', [block(7, 1, 7000)], [block(2, 1, 2000), block(7, 1, 7000)], [2]],
    ['blocks that differ each in its way', [block(9, 1, 9000)], [block(3, 1, 3000)], [3, 9]],
  ])('finds the blocks to look into: %s', (_name, hereBlocks, thereBlocks, expected) => {
    expect(differingBlocks(hereBlocks, thereBlocks)).toEqual(expected);
  });
});

describe('what is known', () => {
  it('keeps what lies outside the compared range and replaces what lies inside', () => {
    const known = { missing: [3, 10, 20], surplus: [11], deliveredElsewhere: [2] };
    const found = { missing: [12], surplus: [], deliveredElsewhere: [15] };
    expect(updateDifference(known, { from: 10, to: 19 }, found)).toEqual({
      missing: [3, 12, 20],
      surplus: [],
      deliveredElsewhere: [2, 15],
    });
  });

  it.each([
    [[], { count: 0, ranges: [] }],
    [[4], { count: 1, ranges: [{ from: 4, to: 4 }] }],
    [
      [1, 2, 3, 7, 9, 10],
      {
        count: 6,
        ranges: [
          { from: 1, to: 3 },
          { from: 7, to: 7 },
        ],
      },
    ],
  ])('is told as ranges: %j', (seqs, expected) => {
    expect(listRanges(seqs, 2)).toEqual(expected);
  });
});
