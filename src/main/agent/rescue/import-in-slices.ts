import type { Clock } from '../../../shared/clock';
import type { ImportableEntry, Outbox, RecordedDecision } from '../outbox/outbox';

/** Entries imported at a time: an append waits no longer than for one slice, some milliseconds and a sync. */
const sliceSize = 50;
/** Pause between two slices, so that the import of a long file leaves the disk to the scans. */
const pauseMs = 20;

/** What became of the entries. */
export interface ImportedSlices {
  /** Ids of entries that are new here, as they are: pending or quarantined. */
  importedIds: string[];
  /** Ids of entries that were here already; left as they are. */
  alreadyHere: number;
  /** Entries whose scanId is here with other codes, or whose number belongs to another scan; left out. */
  conflicts: ImportableEntry[];
}

/** Imports entries little by little; those in conflict are left out. May be repeated. */
export async function importInSlices(
  outbox: Pick<Outbox, 'importEntries' | 'findImportConflicts'>,
  entries: readonly ImportableEntry[],
  decision: RecordedDecision,
  clock: Clock,
): Promise<ImportedSlices> {
  const result: ImportedSlices = { importedIds: [], alreadyHere: 0, conflicts: [] };
  for (let from = 0; from < entries.length; from += sliceSize) {
    if (from > 0) await pause(clock);
    const slice = entries.slice(from, from + sliceSize);
    const positions = new Set(outbox.findImportConflicts(slice));
    const fitting = slice.filter((_entry, position) => !positions.has(position));
    result.conflicts.push(...slice.filter((_entry, position) => positions.has(position)));
    const imported = outbox.importEntries(fitting, decision);
    if (imported.outcome === 'conflict') throw new Error('An entry of an import was changed by another.');
    result.importedIds.push(...imported.importedIds);
    result.alreadyHere += imported.alreadyHere;
  }
  return result;
}

function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(pauseMs, resolve);
  });
}
