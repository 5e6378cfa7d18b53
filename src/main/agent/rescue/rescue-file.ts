import { createHead, fromImportable } from '../entry-file/entry-file';
import { writeEntryFile } from '../entry-file/write-entry-file';
import { collectEntries, type CollectedEntries } from './collect-entries';

/** Entries written at a time. */
const batchSize = 200;

/**
 * Writes the undelivered entries of a dead PC's disk, or of a second copy, into a new rescue file, and resolves when that
 * is on disk. The source is only read. Rejects in words or with the system's error; an existing file is never overwritten.
 */
export async function writeRescueFile(options: {
  from: string;
  to: string;
  station: string;
  wallMs: number;
}): Promise<CollectedEntries> {
  const { from, to, station, wallMs } = options;
  const collected = await collectEntries(from, station);
  const head = createHead({ kind: 'rescue', station, outboxId: null }, wallMs);
  await writeEntryFile(to, head, inBatches(collected));
  return collected;
}

async function* inBatches({
  entries,
}: CollectedEntries): AsyncGenerator<ReturnType<typeof fromImportable>[]> {
  for (let from = 0; from < entries.length; from += batchSize) {
    yield await Promise.resolve(entries.slice(from, from + batchSize).map(fromImportable));
  }
}
