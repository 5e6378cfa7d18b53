import type { BatchOutcome } from './deliver-batch';

/** Refusals in a row, all alike and without a single delivery between them. */
export interface RefusalStreak {
  errorNumber: number | null;
  scanIds: readonly string[];
}

/** Nothing was refused since the last delivery. */
export const noRefusals: RefusalStreak = { errorNumber: null, scanIds: [] };

/**
 * From this many refusals on, alike and with nothing delivered between them, the table is to blame and not the rows:
 * labels that break the same rule three times in a row are rare, a changed table refuses everything. Rows come one or two
 * at a time, so the count must run across batches.
 */
const tableIsToBlameFrom = 3;

/** Who is to blame for the refusals of a batch, and the streak with this batch counted in. */
export interface Judgement {
  blames: 'rows' | 'table';
  streak: RefusalStreak;
}

/** Judges one batch in the light of those before it. */
export function judgeRefusals(streak: RefusalStreak, outcome: BatchOutcome): Judgement {
  const [first] = outcome.refused;
  if (outcome.deliveredIds.length > 0 || first === undefined) return { blames: 'rows', streak: noRefusals };
  const { errorNumber } = first.refusal;
  if (outcome.refused.some(({ refusal }) => refusal.errorNumber !== errorNumber)) {
    return { blames: 'rows', streak: noRefusals };
  }
  const before = streak.errorNumber === errorNumber ? streak.scanIds : [];
  const scanIds = [...new Set([...before, ...outcome.refused.map(({ scanId }) => scanId)])];
  return {
    blames: scanIds.length >= tableIsToBlameFrom ? 'table' : 'rows',
    streak: { errorNumber, scanIds },
  };
}
