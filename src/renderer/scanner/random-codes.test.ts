import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../e2e/support/seeded-random';
import { scanRandomCodes } from './fixtures/random-codes';

/* The long form is `npm run bench -- --only decoder`. */

describe('random codes', () => {
  it('1,000 codes of all printable characters and GS, 0 to 120 ms a key, twelve layouts: none wrong, lost or merged', () => {
    const seed = 20_261_124;
    const { failures, ...counts } = scanRandomCodes(1_000, createSeededRandom(seed));
    expect(failures, `seed ${seed}`).toEqual([]);
    expect(counts).toMatchObject({ codes: 1_000, wrong: 0, lost: 0, merged: 0 });
  });
});
