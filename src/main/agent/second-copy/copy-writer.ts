import path from 'node:path';
import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import { toLine } from '../entry-file/checked-line';
import { createHead, toEntryLine } from '../entry-file/entry-file';
import { readEntryFile } from '../entry-file/read-entry-file';
import { writeEntryFile } from '../entry-file/write-entry-file';
import type { EntryChange } from '../../../shared/status';
import type { Outbox } from '../outbox/outbox';
import { compareCopy, readUndelivered, type CopyDifference, type Home } from './compare-copy';
import { appendToCopy, ChangedCopyError, lengthOf, readNames, removeCopy } from './copy-folder';
import { listCopies, toCopyName } from './copy-names';

/** Entries written at a time: some milliseconds of the agent's thread. */
const pageSize = 100;

/** Writes the copy of one outbox into a folder and knows what is on it. Every promise rejects with the system's error. */
export interface CopyWriter {
  /** Brings the copy up to date; the first time, or when it is not as it was left, by finding or writing a whole one. */
  bringUpToDate(): Promise<void>;
  /** Reads the copy back as a rescue would and compares it with the outbox, entry by entry. */
  testRestore(): Promise<boolean>;
  notifyChanged(changes: readonly EntryChange[]): void;
  /** A person has decided that these are not to be delivered: they go from the copy like those that are. */
  notifyDiscarded(scanIds: readonly string[]): void;
  /** Undelivered entries that are on the copy. */
  copied(): number;
  hasCopy(): boolean;
}

/** What the writer needs. */
export interface CopyWriterDependencies {
  folder: string;
  outbox: Pick<Outbox, 'outboxId' | 'undeliveredEntries' | 'findUndelivered' | 'counts'>;
  stationName: string;
  /** Lines from which on a file that is mostly about delivered entries is written anew. */
  compactionLines: number;
  clock: Clock;
  log: Log;
  /** Called after each test restore. */
  onRestore: (isWhole: boolean) => void;
}

/** The file that is written to. */
interface OpenCopy {
  file: string;
  length: number;
  lines: number;
}

/** Creates the writer; it touches nothing before it is asked to. */
export function createCopyWriter(dependencies: CopyWriterDependencies): CopyWriter {
  const { folder, outbox, stationName, clock, log } = dependencies;
  const home: Home = { station: stationName, outboxId: outbox.outboxId };
  /** Ids that are on the copy and undelivered. */
  const copied = new Set<string>();
  /** Ids that are to be struck out on the copy: delivered, or discarded. */
  const struckOut = new Set<string>();
  const changed = new Set<string>();
  let copy: OpenCopy | null = null;
  let copiedSeq = 0;

  /** Goes on with the copy that an earlier start left, if every line of it is in order; else a new one is written. */
  async function adoptOrCreate(): Promise<OpenCopy> {
    const [latest] = listCopies(await readNames(folder)).filter(
      ({ outboxId }) => outboxId === outbox.outboxId,
    );
    if (latest === undefined) return create();
    const file = path.join(folder, latest.name);
    const content = await readEntryFile(file);
    if (content.head?.outboxId !== outbox.outboxId || !content.isWhole || content.problemCount > 0)
      return create();
    const adopted = { file, length: await lengthOf(file), lines: content.entries.length };
    forget();
    copiedSeq = outbox.counts().lastSeq;
    for (const { item } of content.entries) copied.add(item.scanId);
    await write(adopted, await compareCopy(content.entries, outbox, home, breathe));
    await restore(adopted);
    return adopted;
  }

  /** Writes everything into a file of its own; the ones before are removed when it is whole and could be read back. */
  async function create(): Promise<OpenCopy> {
    const before = listCopies(await readNames(folder)).filter(({ outboxId }) => outboxId === outbox.outboxId);
    const name = toCopyName(stationName, outbox.outboxId, (before[0]?.generation ?? 0) + 1);
    const file = path.join(folder, name);
    forget();
    try {
      const head = createHead({ kind: 'second-copy', ...home }, clock.wallMs());
      const lines = await writeEntryFile(file, head, snapshot());
      const created = { file, length: await lengthOf(file), lines };
      if (!(await restore(created))) throw new ChangedCopyError(`${file} could not be read back.`);
      for (const { name: old } of before) await removeCopy(folder, old);
      return created;
    } catch (error) {
      forget();
      // Half a file would only take the room away that the next attempt needs.
      await removeCopy(folder, name);
      throw error;
    }
  }

  async function* snapshot(): AsyncGenerator<ReturnType<typeof toEntryLine>[]> {
    for await (const page of readUndelivered(outbox, breathe)) {
      for (const { seq, item } of page) {
        copied.add(item.scanId);
        copiedSeq = Math.max(copiedSeq, seq);
      }
      yield page.map((entry) => toEntryLine(entry, home));
    }
  }

  function forget(): void {
    copied.clear();
    struckOut.clear();
    changed.clear();
    copiedSeq = 0;
  }

  async function append(open: OpenCopy): Promise<void> {
    if ((await lengthOf(open.file)) < open.length)
      throw new ChangedCopyError(`${open.file} is not as it was left.`);
    let isMore = true;
    while (isMore) {
      const page = outbox.undeliveredEntries(copiedSeq, pageSize);
      const again = [...changed];
      const entries = [...outbox.findUndelivered(again), ...page];
      const gone = [...struckOut];
      await write(open, { entries: entries.map((entry) => toEntryLine(entry, home)), delivered: gone });
      for (const scanId of gone) struckOut.delete(scanId);
      for (const scanId of again) changed.delete(scanId);
      copiedSeq = page.at(-1)?.seq ?? copiedSeq;
      isMore = page.length === pageSize;
    }
  }

  async function write(open: OpenCopy, { entries, delivered: gone }: CopyDifference): Promise<void> {
    const lines = [...entries, ...(gone.length === 0 ? [] : [{ delivered: gone }])];
    if (lines.length === 0) return;
    open.length = await appendToCopy(open.file, open.length, lines.map(toLine).join(''));
    open.lines += lines.length;
    for (const { entry } of entries) {
      // Delivered while it was being written: the next lines say so.
      if (!struckOut.has(entry.item.scanId)) copied.add(entry.item.scanId);
    }
  }

  async function restore(open: OpenCopy): Promise<boolean> {
    const content = await readEntryFile(open.file);
    const difference = await compareCopy(content.entries, outbox, home, breathe);
    const wrong = difference.entries.filter(({ entry }) => isExpectedOnCopy(entry.item.scanId));
    const isWhole = content.isWhole && content.problemCount === 0 && wrong.length === 0;
    dependencies.onRestore(isWhole);
    if (isWhole) return true;
    log('error', 'A test restore of the second copy failed; the copy is written anew.', {
      file: open.file,
      problems: content.problems,
      wrong: wrong.length,
    });
    copy = null;
    return false;
  }

  function isExpectedOnCopy(scanId: string): boolean {
    return copied.has(scanId) && !changed.has(scanId);
  }

  function breathe(): Promise<void> {
    return new Promise((resolve) => {
      clock.schedule(0, resolve);
    });
  }

  function strikeOut(scanId: string): void {
    changed.delete(scanId);
    copied.delete(scanId);
    struckOut.add(scanId);
  }

  return {
    bringUpToDate: async () => {
      try {
        if (copy === null) copy = await adoptOrCreate();
        else await append(copy);
        if (copy.lines > Math.max(dependencies.compactionLines, 4 * copied.size)) copy = await create();
      } catch (error) {
        if (error instanceof ChangedCopyError) copy = null;
        throw error;
      }
    },
    testRestore: async () => copy !== null && (await restore(copy)),
    notifyChanged: (changes) => {
      for (const { scanId, state } of changes) {
        if (state === 'acknowledged') strikeOut(scanId);
        else {
          // What the database has lost is undelivered again, whether its delivery is on the copy yet or not.
          struckOut.delete(scanId);
          changed.add(scanId);
        }
      }
    },
    notifyDiscarded: (scanIds) => {
      for (const scanId of scanIds) strikeOut(scanId);
    },
    copied: () => copied.size,
    hasCopy: () => copy !== null,
  };
}
