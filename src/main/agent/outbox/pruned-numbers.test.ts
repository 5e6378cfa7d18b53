import { describe, expect, it } from 'vitest';
import type { NumberBlock } from '../entry';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { withPruned } from './pruned-numbers';

function blocksOf(seqs: readonly number[], blockSize: number): NumberBlock[] {
  const blocks = new Map<number, NumberBlock>();
  for (const seq of seqs) {
    const block = Math.floor(seq / blockSize);
    const known = blocks.get(block) ?? { block, count: 0, sum: 0 };
    blocks.set(block, { block, count: known.count + 1, sum: known.sum + seq });
  }
  return [...blocks.values()].sort((left, right) => left.block - right.block);
}

describe('the delivered numbers with the pruned ones', () => {
  it('are the same as before pruning, whatever stayed and whatever range is asked for', () => {
    const random = createSeededRandom(4);
    for (let round = 0; round < 200; round += 1) {
      const lastSeq = 1 + Math.floor(random() * 60);
      const prunedSeq = Math.floor(random() * (lastSeq + 1));
      const all = Array.from({ length: lastSeq }, (_, index) => index + 1);
      const undelivered = new Set(all.filter(() => random() < 0.2));
      const stayed = new Set(all.filter((seq) => seq > prunedSeq || undelivered.has(seq) || random() < 0.1));
      const from = 1 + Math.floor(random() * lastSeq);
      const range = { from, to: from + Math.floor(random() * 30) };
      const inRange = all.filter((seq) => seq >= range.from && seq <= range.to);
      const isDelivered = (seq: number): boolean => !undelivered.has(seq);
      const present = inRange.filter((seq) => stayed.has(seq));
      const found = withPruned(
        blocksOf(present.filter(isDelivered), 7),
        blocksOf(
          present.filter((seq) => seq <= prunedSeq),
          7,
        ),
        { range, prunedSeq, blockSize: 7 },
      );
      expect(found).toEqual(blocksOf(inRange.filter(isDelivered), 7));
    }
  });
});
