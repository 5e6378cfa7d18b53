import { describe, expect, it, vi } from 'vitest';
import { sampleEntries } from '../../../../e2e/support/sample-entries';
import { letOthersRun } from '../../clock';
import type { Entry } from '../entry';
import { carryInLanes } from './carry-in-lanes';

const batchSize = 10;

/** A queue of `count` entries, and batches that are carried when the test says so. */
function openQueue(count: number) {
  const entries = sampleEntries(count);
  const underWay: { seqs: number[]; arrive: () => void; fail: (error: Error) => void }[] = [];
  const started: number[] = [];
  let most = 0;
  return {
    take: (): Entry[] => entries.splice(0, batchSize),
    carry: (batch: readonly Entry[]): Promise<void> =>
      new Promise((resolve, reject) => {
        const remove = (): void => void underWay.splice(underWay.indexOf(trip), 1);
        const trip = {
          seqs: batch.map((entry) => entry.seq),
          arrive: () => {
            remove();
            resolve();
          },
          fail: (error: Error) => {
            remove();
            reject(error);
          },
        };
        started.push(...trip.seqs);
        underWay.push(trip);
        most = Math.max(most, underWay.length);
      }),
    underWay,
    started,
    left: entries,
    most: () => most,
  };
}

const run = (queue: ReturnType<typeof openQueue>, laneLimit: number): Promise<void> =>
  carryInLanes(queue.take, queue.carry, { batchSize, laneLimit, letOthersRun });

describe('carrying in lanes', () => {
  it('ends at once when there is nothing to carry', async () => {
    await run(openQueue(0), 2);
  });

  it('carries alone what fits into one batch', () => {
    const queue = openQueue(7);
    void run(queue, 2);
    expect(queue.underWay.map(({ seqs }) => seqs.length)).toEqual([7]);
  });

  it('has two batches of a backlog under way, never more, and carries every entry once', async () => {
    const queue = openQueue(95);
    const done = run(queue, 2);
    while (queue.underWay.length > 0) {
      queue.underWay.at(-1)?.arrive();
      await vi.waitFor(() => expect(queue.started.length === 95 || queue.underWay.length === 2).toBe(true));
    }
    await done;
    expect(queue.most()).toBe(2);
    expect(queue.started.toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 95 }, (_, index) => index + 1),
    );
  });

  it('reads a batch only when a lane is free for it', async () => {
    const queue = openQueue(100);
    const done = run(queue, 2);
    for (let turn = 0; turn < 10; turn += 1) await letOthersRun();
    expect(queue.left).toHaveLength(80);
    queue.underWay[0]?.fail(new Error('enough'));
    queue.underWay[0]?.arrive();
    await expect(done).rejects.toThrow('enough');
    expect(queue.started).toHaveLength(20);
  });

  it('reports that reading failed only when no batch is under way', async () => {
    const queue = openQueue(20);
    let isOver = false;
    const take = (): Entry[] => {
      if (queue.left.length === 0) throw new Error('unreadable');
      return queue.take();
    };
    const done = carryInLanes(take, queue.carry, { batchSize, laneLimit: 2, letOthersRun }).finally(() => {
      isOver = true;
    });
    const outcome = expect(done).rejects.toThrow('unreadable');
    queue.underWay[0]?.arrive();
    for (let turn = 0; turn < 10; turn += 1) await letOthersRun();
    expect(isOver).toBe(false);
    queue.underWay[0]?.arrive();
    await outcome;
    expect(queue.started).toHaveLength(20);
  });

  it('keeps the order when one lane is all it may use', async () => {
    const queue = openQueue(35);
    const done = run(queue, 1);
    for (let batch = 0; batch < 4; batch += 1) {
      await vi.waitFor(() => expect(queue.underWay).toHaveLength(1));
      queue.underWay[0]?.arrive();
    }
    await done;
    expect(queue.started).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
  });

  it('takes nothing more after a failure, and reports it only when no batch is under way', async () => {
    const queue = openQueue(100);
    let isOver = false;
    const done = run(queue, 2).finally(() => {
      isOver = true;
    });
    const outcome = expect(done).rejects.toThrow('first');
    queue.underWay[0]?.fail(new Error('first'));
    await vi.waitFor(() => expect(queue.underWay).toHaveLength(1));
    expect(isOver).toBe(false);
    queue.underWay[0]?.arrive();
    await outcome;
    expect(queue.started).toHaveLength(2 * batchSize);
  });
});
