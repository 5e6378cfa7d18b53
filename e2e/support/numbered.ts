import type { NumberedId } from '../../src/main/agent/entry';
import type { Outbox } from '../../src/main/agent/outbox/outbox';

/** The entries with these ids as the relay knows them: with their numbers in the outbox; in the order of the ids. */
export function numbered(outbox: Outbox, scanIds: readonly string[]): NumberedId[] {
  const entries = outbox.numberedEntries({ from: 1, to: 1_000_000 });
  return scanIds.map((scanId) => {
    const seq = entries.find((entry) => entry.scanId === scanId)?.seq ?? entries.length + 1;
    return { seq, scanId };
  });
}
