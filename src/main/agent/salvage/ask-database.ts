import type { SeqRange } from '../../../shared/ledger';
import type { Destination } from '../destination/destination';

/** Numbers asked for at a time. */
const pageSize = 1_000;

/** Which of the missing numbers the database does not have either. Rejects with the destination's error. */
export async function findLost(
  destination: Pick<Destination, 'listNumbers'>,
  outboxId: string,
  missing: readonly SeqRange[],
): Promise<SeqRange[]> {
  const lost: SeqRange[] = [];
  for (const range of missing) {
    for (let from = range.from; from <= range.to; from += pageSize) {
      const page = { from, to: Math.min(range.to, from + pageSize - 1) };
      // Room for every table to have each number once.
      const found = await destination.listNumbers(outboxId, page, 2 * pageSize);
      const present = new Set(found.map(({ seq }) => seq));
      for (let seq = page.from; seq <= page.to; seq += 1) {
        if (!present.has(seq)) addNumber(lost, seq);
      }
    }
  }
  return lost;
}

function addNumber(ranges: SeqRange[], seq: number): void {
  const last = ranges.at(-1);
  if (last?.to === seq - 1) last.to = seq;
  else ranges.push({ from: seq, to: seq });
}
