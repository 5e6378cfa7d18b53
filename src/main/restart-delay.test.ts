import { expect, it } from 'vitest';
import { restartDelayMs } from './restart-delay';

it('starts a dead agent at once the first time and slows down while it keeps dying', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map(restartDelayMs)).toEqual([
    0, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
});
