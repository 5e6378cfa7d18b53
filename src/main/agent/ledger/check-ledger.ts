import type { SeqRange } from '../../../shared/ledger';
import type { Destination } from '../destination/destination';
import type { NumberedEntry } from '../entry';
import type { Outbox } from '../outbox/outbox';
import { compareNumbers, differingBlocks, noDifference, type Difference } from './compare-numbers';

/** Numbers that are counted together; where a block differs, this many are listed. */
const blockSize = 1_000;

/**
 * Numbers compared by one question to the database. The outbox counts as many in between (some milliseconds), and an
 * append waits no longer than that.
 */
const sliceSize = 20_000;

/** Most surplus numbers above the last one given out that are listed; there should be none at all. */
const beyondLimit = 1_000;

/** The two sides that are compared. */
export interface LedgerSides {
  outbox: Pick<Outbox, 'outboxId' | 'countAcknowledged' | 'numberedEntries' | 'counts' | 'retentionFacts'>;
  destination: Pick<Destination, 'countNumbers' | 'listNumbers'>;
}

/**
 * Compares the numbers of a range: counts first, one by one only where these differ. Rejects with the destination's
 * error; nothing is known then.
 */
export async function checkRange(sides: LedgerSides, range: SeqRange): Promise<Difference> {
  const difference: Difference = { missing: [], surplus: [], deliveredElsewhere: [] };
  for (let from = range.from; from <= range.to; from += sliceSize) {
    const slice = { from, to: Math.min(range.to, from + sliceSize - 1) };
    for (const part of await findDifferingParts(sides, slice)) {
      const found = await compareOneByOne(sides, part);
      difference.missing.push(...found.missing);
      difference.surplus.push(...found.surplus);
      difference.deliveredElsewhere.push(...found.deliveredElsewhere);
    }
  }
  return difference;
}

/** Numbers in the database above the last one this outbox has given out: it cannot have sent them. */
export async function checkBeyond({ outbox, destination }: LedgerSides): Promise<Difference> {
  const range = { from: outbox.counts().lastSeq + 1, to: Number.MAX_SAFE_INTEGER };
  const there = await destination.listNumbers(outbox.outboxId, range, beyondLimit);
  const last = there.at(-1);
  if (last === undefined) return noDifference;
  // Read after: entries appended and delivered since the range was made are ours.
  return compareNumbers(outbox.numberedEntries({ from: range.from, to: last.seq }), there);
}

async function findDifferingParts(
  { outbox, destination }: LedgerSides,
  slice: SeqRange,
): Promise<SeqRange[]> {
  const here = outbox.countAcknowledged(slice, blockSize);
  const there = await destination.countNumbers(outbox.outboxId, slice, blockSize);
  return differingBlocks(here, there).map((block) => ({
    from: Math.max(slice.from, block * blockSize),
    to: Math.min(slice.to, (block + 1) * blockSize - 1),
  }));
}

async function compareOneByOne({ outbox, destination }: LedgerSides, part: SeqRange): Promise<Difference> {
  const here: NumberedEntry[] = outbox.numberedEntries(part);
  // Read in the same moment: what is pruned while the database answers is still among the numbers here.
  const { prunedSeq } = outbox.retentionFacts();
  // Room for every table to have each number once.
  const there = await destination.listNumbers(outbox.outboxId, part, 2 * blockSize);
  return compareNumbers(here, there, prunedSeq);
}
