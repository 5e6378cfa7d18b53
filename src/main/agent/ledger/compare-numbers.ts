import type { NumberList, SeqRange } from '../../../shared/ledger';
import type { NumberBlock, NumberedEntry, NumberedId } from '../entry';

/** Numbers on which this outbox and the database differ; each list in order. */
export interface Difference {
  /** Acknowledged here; not there, or there under another scanId. */
  missing: number[];
  /** There under a scanId that this outbox does not have under the number. */
  surplus: number[];
  /** There under the right scanId, and quarantined here: another station delivered it. */
  deliveredElsewhere: number[];
}

/** Nothing differs. */
export const noDifference: Difference = { missing: [], surplus: [], deliveredElsewhere: [] };

/** The blocks whose count or sum differ, in order. Those of which neither side has a number are equal. */
export function differingBlocks(here: readonly NumberBlock[], there: readonly NumberBlock[]): number[] {
  const thereByBlock = new Map(there.map((block) => [block.block, block]));
  const hereBlocks = new Set(here.map(({ block }) => block));
  const changed = here.filter(({ block, count, sum }) => {
    const other = thereByBlock.get(block);
    return other?.count !== count || other.sum !== sum;
  });
  const onlyThere = there.filter(({ block }) => !hereBlocks.has(block));
  return [...changed, ...onlyThere].map(({ block }) => block).sort((left, right) => left - right);
}

/**
 * Compares number by number. `here` is read before `there`, so that what is delivered in between is no difference: a
 * pending entry may be there already, its acknowledgement on the way. A number up to `prunedSeq` that is not here was pruned
 * after it had been found there: it is none of the differences, whether it is there or not.
 */
export function compareNumbers(
  here: readonly NumberedEntry[],
  there: readonly NumberedId[],
  prunedSeq = 0,
): Difference {
  const hereBySeq = new Map(here.map((entry) => [entry.seq, entry]));
  const thereKeys = new Set(there.map(keyOf));
  const isOurs = (number: NumberedId): boolean => {
    const ours = hereBySeq.get(number.seq);
    return ours !== undefined && keyOf(ours) === keyOf(number);
  };
  const isPruned = ({ seq }: NumberedId): boolean => seq <= prunedSeq && !hereBySeq.has(seq);
  const lost = here.filter((entry) => entry.state === 'acknowledged' && !thereKeys.has(keyOf(entry)));
  const elsewhere = there.filter(
    (number) => isOurs(number) && hereBySeq.get(number.seq)?.state === 'quarantined',
  );
  return {
    missing: lost.map(({ seq }) => seq),
    surplus: unique(there.filter((number) => !isOurs(number) && !isPruned(number)).map(({ seq }) => seq)),
    deliveredElsewhere: elsewhere.map(({ seq }) => seq),
  };
}

/** What is known after `range` was compared again: what was known of it before no longer counts. */
export function updateDifference(known: Difference, range: SeqRange, found: Difference): Difference {
  const update = (before: readonly number[], now: readonly number[]): number[] =>
    [...before.filter((seq) => seq < range.from || seq > range.to), ...now].sort(
      (left, right) => left - right,
    );
  return {
    missing: update(known.missing, found.missing),
    surplus: update(known.surplus, found.surplus),
    deliveredElsewhere: update(known.deliveredElsewhere, found.deliveredElsewhere),
  };
}

/** Numbers in order as a count and their first `limit` ranges. */
export function listRanges(seqs: readonly number[], limit: number): NumberList {
  const ranges: SeqRange[] = [];
  for (const seq of seqs) {
    const last = ranges.at(-1);
    if (last?.to === seq - 1) last.to = seq;
    else ranges.push({ from: seq, to: seq });
  }
  return { count: seqs.length, ranges: ranges.slice(0, limit) };
}

function keyOf({ seq, scanId }: NumberedId): string {
  return `${seq}/${scanId.toLowerCase()}`;
}

function unique(seqs: readonly number[]): number[] {
  return [...new Set(seqs)];
}
