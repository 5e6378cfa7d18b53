import type { SeqRange } from '../../../shared/ledger';
import type { NumberBlock } from '../entry';

/**
 * The delivered numbers of a range, pruned ones included. Every number up to `prunedSeq` that is not `present` (in whatever
 * state) was delivered, found in the database and pruned. `delivered` and `present` are of the same range and block size;
 * blocks without any number are left out.
 */
export function withPruned(
  delivered: readonly NumberBlock[],
  present: readonly NumberBlock[],
  { range, prunedSeq, blockSize }: { range: SeqRange; prunedSeq: number; blockSize: number },
): NumberBlock[] {
  const blocks = new Map(delivered.map((block) => [block.block, { ...block }]));
  const presentByBlock = new Map(present.map((block) => [block.block, block]));
  const to = Math.min(range.to, prunedSeq);
  for (let block = Math.floor(range.from / blockSize); block * blockSize <= to; block += 1) {
    const first = Math.max(range.from, block * blockSize);
    const last = Math.min(to, (block + 1) * blockSize - 1);
    if (last < first) continue;
    const all = last - first + 1;
    const here = presentByBlock.get(block) ?? { count: 0, sum: 0 };
    const known = blocks.get(block) ?? { block, count: 0, sum: 0 };
    known.count += all - here.count;
    known.sum += ((first + last) * all) / 2 - here.sum;
    if (known.count > 0) blocks.set(block, known);
  }
  return [...blocks.values()].sort((left, right) => left.block - right.block);
}
