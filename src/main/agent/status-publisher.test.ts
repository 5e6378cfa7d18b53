import { expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { createStatusPublisher } from './status-publisher';

it('publishes the first change after the present work, a burst as one, and the last change always', () => {
  const clock = createManualClock();
  const publishedAtMs: number[] = [];
  const publisher = createStatusPublisher(clock, () => publishedAtMs.push(clock.monotonicMs()));
  for (let change = 0; change < 50; change += 1) publisher.notify();
  expect(publishedAtMs).toEqual([]);
  clock.advance(0);
  for (let change = 0; change < 50; change += 1) publisher.notify();
  clock.advance(1_000);
  publisher.notify();
  clock.advance(1_000);
  expect(publishedAtMs).toEqual([0, 200, 1_000]);
});
