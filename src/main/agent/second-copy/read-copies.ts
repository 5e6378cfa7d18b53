import path from 'node:path';
import { readEntryFile } from '../entry-file/read-entry-file';
import type { ImportableEntry } from '../outbox/outbox';
import { readNames } from './copy-folder';
import { listCopies } from './copy-names';

/**
 * The undelivered entries of one outbox as its second copy has them: of its latest whole generation, and of later ones
 * that were not finished. Damaged lines cost only themselves. Rejects with the system's error.
 */
export async function readCopies(folder: string, outboxId: string): Promise<ImportableEntry[]> {
  const entries = new Map<string, ImportableEntry>();
  for (const copy of listCopies(await readNames(folder)).filter((found) => found.outboxId === outboxId)) {
    const content = await readEntryFile(path.join(folder, copy.name));
    for (const entry of content.entries) {
      if (!entries.has(entry.item.scanId)) entries.set(entry.item.scanId, entry);
    }
    if (content.isWhole) break;
  }
  return [...entries.values()];
}
