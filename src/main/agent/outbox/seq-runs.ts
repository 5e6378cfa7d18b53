import type { NumberedId } from '../entry';

/** Entries whose numbers follow each other without a gap. */
export interface SeqRun {
  first: number;
  last: number;
  scanIds: string[];
}

/** Cuts entries, in the order they come, into runs of numbers without a gap. */
export function runsOf(entries: readonly NumberedId[]): SeqRun[] {
  const runs: SeqRun[] = [];
  let run: SeqRun | undefined;
  for (const { seq, scanId } of entries) {
    if (run === undefined || seq !== run.last + 1) {
      run = { first: seq, last: seq, scanIds: [] };
      runs.push(run);
    }
    run.last = seq;
    run.scanIds.push(scanId);
  }
  return runs;
}
