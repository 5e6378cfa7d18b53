import type { Entry } from '../entry';
import type { LetOthersRun } from './let-others-run';

/** How the batches of a backlog are carried. */
export interface LaneOptions {
  /** Entries of a full batch. */
  batchSize: number;
  /** Most batches under way at the same time. */
  laneLimit: number;
  letOthersRun: LetOthersRun;
}

/**
 * Carries batch after batch until `take` answers an empty one. The first batch goes alone when it is not full
 * (`batchSize`): a calm station needs one connection. Behind a full one there is more, and up to `laneLimit` lanes carry
 * at the same time: while the database works on the batch of one, that of another is read or acknowledged.
 *
 * `take` never answers the same entry twice. Two neighbouring batches may arrive in either order. When a batch fails no
 * further one is taken, those under way are waited for, and the first failure is thrown.
 */
export async function carryInLanes(
  take: () => Entry[],
  carry: (entries: readonly Entry[]) => Promise<void>,
  { batchSize, laneLimit, letOthersRun }: LaneOptions,
): Promise<void> {
  const failures: unknown[] = [];

  async function takeNext(): Promise<Entry[]> {
    await letOthersRun();
    return take();
  }

  async function runLane(firstBatch: readonly Entry[]): Promise<void> {
    try {
      for (let batch = firstBatch; batch.length > 0 && failures.length === 0; batch = await takeNext())
        await carry(batch);
    } catch (error) {
      failures.push(error);
    }
  }

  const lanes: Promise<void>[] = [];
  try {
    for (let batch = take(); batch.length > 0; batch = take()) {
      lanes.push(runLane(batch));
      if (lanes.length >= laneLimit || batch.length < batchSize) break;
    }
  } catch (error) {
    failures.push(error);
  }
  await Promise.all(lanes);
  if (failures.length > 0) throw failures[0];
}
