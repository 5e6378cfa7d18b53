import { open } from 'node:fs/promises';
import { toLine } from './checked-line';
import type { EntryFileHead, FileEntry } from './entry-file';

/**
 * Writes a new entry file and resolves to the number of its entries when it is on disk; `batches` are taken one at a time.
 * Never overwrites: rejects with the system's error then.
 */
export async function writeEntryFile(
  file: string,
  head: EntryFileHead,
  batches: AsyncIterable<{ entry: FileEntry }[]>,
): Promise<number> {
  const handle = await open(file, 'wx');
  try {
    let entries = 0;
    await handle.write(toLine(head));
    for await (const batch of batches) {
      entries += batch.length;
      await handle.write(batch.map(toLine).join(''));
    }
    await handle.write(toLine({ end: { entries } }));
    await handle.sync();
    return entries;
  } finally {
    await handle.close();
  }
}
