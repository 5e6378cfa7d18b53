import type { ImportableEntry, Outbox, UndeliveredEntry } from '../outbox/outbox';
import { toEntryLine, toImportable, type FileEntry } from '../entry-file/entry-file';

/** Entries read from the outbox at a time: a few milliseconds of the agent's thread. */
const pageSize = 100;

/** What must be added to a copy so that it holds what the outbox holds. */
export interface CopyDifference {
  entries: { entry: FileEntry }[];
  /** Ids of entries on the copy that are delivered, or discarded. */
  delivered: string[];
}

/** Which outbox the entries are of, for the number they are delivered under. */
export interface Home {
  station: string;
  outboxId: string;
}

/** The undelivered entries of an outbox, page by page; other work of the thread gets its turn in between. */
export async function* readUndelivered(
  outbox: Pick<Outbox, 'undeliveredEntries'>,
  breathe: () => Promise<void>,
): AsyncGenerator<UndeliveredEntry[]> {
  for (let afterSeq = 0; ;) {
    const page = outbox.undeliveredEntries(afterSeq, pageSize);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    afterSeq = last.seq;
    await breathe();
  }
}

/** Compares what a copy holds with the outbox, value by value. */
export async function compareCopy(
  onCopy: readonly ImportableEntry[],
  outbox: Pick<Outbox, 'undeliveredEntries'>,
  home: Home,
  breathe: () => Promise<void>,
): Promise<CopyDifference> {
  const texts = new Map(onCopy.map((entry) => [entry.item.scanId, toText(entry)]));
  const entries: CopyDifference['entries'] = [];
  for await (const page of readUndelivered(outbox, breathe)) {
    for (const entry of page) {
      const line = toEntryLine(entry, home);
      if (texts.get(entry.item.scanId) !== toText(toImportable(line.entry))) entries.push(line);
      texts.delete(entry.item.scanId);
    }
  }
  return { entries, delivered: [...texts.keys()] };
}

/** The same values give the same text, whatever order they were written in. */
function toText(entry: ImportableEntry): string {
  return JSON.stringify(entry, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
