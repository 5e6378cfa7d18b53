import type { Refusal } from '../entry';
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
export type Judgement =
  | { blames: 'rows'; streak: RefusalStreak }
  /** `refusal`: what the table says of every row. */
  | { blames: 'table'; streak: RefusalStreak; refusal: Refusal };

/** Judges one batch in the light of those before it. A scan without a workflow came to no table, and says nothing of one. */
export function judgeRefusals(streak: RefusalStreak, outcome: BatchOutcome): Judgement {
  if (outcome.deliveredIds.length > 0) return { blames: 'rows', streak: noRefusals };
  const refused = outcome.refused.filter(({ refusal }) => refusal.cause !== 'unknown-workflow');
  const [first] = refused;
  if (first === undefined) return { blames: 'rows', streak };
  const { errorNumber } = first.refusal;
  if (refused.some(({ refusal }) => refusal.errorNumber !== errorNumber)) {
    return { blames: 'rows', streak: noRefusals };
  }
  const before = streak.errorNumber === errorNumber ? streak.scanIds : [];
  const scanIds = [...new Set([...before, ...refused.map(({ scanId }) => scanId)])];
  const counted = { errorNumber, scanIds };
  if (scanIds.length < tableIsToBlameFrom) return { blames: 'rows', streak: counted };
  return { blames: 'table', streak: counted, refusal: first.refusal };
}
