import type { Entry, Refusal } from '../entry';
import { DestinationError, type Destination } from '../destination/destination';
import type { LetOthersRun } from './let-others-run';

/** What became of one batch. Entries in neither list stay pending. */
export interface BatchOutcome {
  deliveredIds: string[];
  refused: { scanId: string; refusal: Refusal }[];
}

/**
 * Delivers a batch; when the destination refuses it for the sake of a row, splits it until the bad rows stand alone.
 * `onDelivered` is called after each committed part, so that a later failure cannot undo what is known.
 * Rejects with the `DestinationError` of an outage or misconfiguration; no entry is refused then.
 */
export async function deliverBatch(
  entries: readonly Entry[],
  destination: Destination,
  onDelivered: (entries: readonly Entry[]) => void,
  letOthersRun: LetOthersRun,
): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { deliveredIds: [], refused: [] };
  const parts: (readonly Entry[])[] = [entries];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    await letOthersRun();
    const result = await deliverPart(part, destination);
    await letOthersRun();
    if (result.kind === 'split') {
      const middle = Math.ceil(part.length / 2);
      parts.unshift(part.slice(0, middle), part.slice(middle));
      continue;
    }
    if (result.deliveredIds.length > 0) onDelivered(pick(part, result.deliveredIds));
    outcome.deliveredIds.push(...result.deliveredIds);
    outcome.refused.push(...result.refused);
  }
  return outcome;
}

function pick(entries: readonly Entry[], scanIds: readonly string[]): readonly Entry[] {
  // As it is with every batch that arrives whole: no set of thousands of keys for it.
  if (entries.length === scanIds.length && entries.every(({ scanId }, index) => scanId === scanIds[index]))
    return entries;
  const wanted = new Set(scanIds);
  return entries.filter(({ scanId }) => wanted.has(scanId));
}

type PartResult = { kind: 'split' } | ({ kind: 'done' } & BatchOutcome);

async function deliverPart(entries: readonly Entry[], destination: Destination): Promise<PartResult> {
  try {
    const report = await destination.deliver(entries);
    return { kind: 'done', deliveredIds: report.deliveredIds, refused: report.refused };
  } catch (error) {
    if (!(error instanceof DestinationError) || error.verdict !== 'permanent') throw error;
    const [only] = entries;
    if (entries.length > 1 || only === undefined) return { kind: 'split' };
    return { kind: 'done', deliveredIds: [], refused: [{ scanId: only.scanId, refusal: error.refusal }] };
  }
}
