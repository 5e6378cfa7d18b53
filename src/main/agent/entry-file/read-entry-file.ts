import { open } from 'node:fs/promises';
import type { FileProblem } from '../../../shared/quarantine';
import type { ImportableEntry } from '../outbox/outbox';
import { fromLine } from './checked-line';
import {
  entryFileFormat,
  entryFileVersion,
  fileKindSchema,
  headSchema,
  lineSchema,
  toImportable,
  type EntryFileHead,
  type FileEntry,
} from './entry-file';

/** Most problems that are told; a person mends the first ones and tries again. */
const problemLimit = 20;

/** What the lines of a file amount to. */
export interface EntryFileContent {
  /** Null when the first line cannot be used. */
  head: EntryFileHead | null;
  /** What is undelivered as far as the file knows, in the order of the file. */
  entries: ImportableEntry[];
  /** The end is there and tells the right number. */
  isWhole: boolean;
  /** Lines that cannot be used, the first ones of them. */
  problems: FileProblem[];
  /** How many there are in all. */
  problemCount: number;
}

/** Reads a file line by line, so that a long one does not keep the thread. Rejects with the system's error. */
export async function readEntryFile(file: string): Promise<EntryFileContent> {
  const reader = createEntryReader();
  const handle = await open(file, 'r');
  try {
    for await (const line of handle.readLines()) reader.take(line);
  } finally {
    await handle.close();
  }
  return reader.finish();
}

/** Reads the text of a file. Never throws. */
export function readEntryText(text: string): EntryFileContent {
  const reader = createEntryReader();
  for (const line of text.trimEnd().split(/\r?\n/)) reader.take(line);
  return reader.finish();
}

/** Why the content cannot be imported as it is; empty when it can. A file is used whole or not at all. */
export function findFileProblems(content: EntryFileContent): FileProblem[] {
  if (content.problems.length > 0) return content.problems;
  if (content.isWhole) return [];
  return [{ where: '', what: 'is cut short: its end is missing. Export it again, or rescue from it.' }];
}

/** Takes the lines of a file one after the other. */
export function createEntryReader(): { take(line: string): void; finish(): EntryFileContent } {
  const byScanId = new Map<string, ImportableEntry>();
  const placeByKey = new Map<string, number>();
  const problems: FileProblem[] = [];
  let head: EntryFileHead | null = null;
  let isWhole = false;
  let written = 0;
  let lineNumber = 0;
  let problemCount = 0;

  function refuse(where: string, what: string): void {
    problemCount += 1;
    if (problems.length < problemLimit) problems.push({ where, what });
  }

  function take(line: string): void {
    lineNumber += 1;
    const record = fromLine(line);
    if (lineNumber === 1) {
      takeHead(record);
      return;
    }
    if (record === undefined) {
      refuse(`line ${lineNumber}`, 'is damaged: it does not fit its checksum.');
      return;
    }
    const parsed = lineSchema.safeParse(record);
    if (!parsed.success) refuseRecord(record);
    else if ('entry' in parsed.data) takeEntry(parsed.data.entry);
    else if ('delivered' in parsed.data) for (const scanId of parsed.data.delivered) byScanId.delete(scanId);
    else isWhole = parsed.data.end.entries === written;
  }

  function takeHead(record: unknown): void {
    const kind = fileKindSchema.safeParse(record);
    const parsed = headSchema.safeParse(record);
    if (!kind.success) refuse('', `is not a file of Scan Station ("format": "${entryFileFormat}").`);
    else if (kind.data.version !== entryFileVersion) {
      const { version } = kind.data;
      refuse('version', `is ${version}; this program reads version ${entryFileVersion}. Update the program.`);
    } else if (!parsed.success) refuse('line 1', parsed.error.issues[0]?.message ?? 'cannot be read.');
    else head = parsed.data;
  }

  function refuseRecord(record: unknown): void {
    const parsed = lineSchema.options[0].safeParse(record);
    const issue = parsed.error?.issues[0];
    refuse(`line ${lineNumber}: ${(issue?.path ?? []).join('.')}`, issue?.message ?? 'cannot be read.');
  }

  function takeEntry(entry: FileEntry): void {
    written += 1;
    const keys = [
      ['entry.item.scanId', entry.item.scanId],
      ['entry.seq', `${entry.outboxId}/${entry.seq}`],
    ] as const;
    for (const [where, key] of keys) {
      const first = placeByKey.get(key);
      // A second copy tells once more what has changed since.
      if (first !== undefined && head?.kind !== 'second-copy')
        refuse(`line ${lineNumber}: ${where}`, `is the same as that of line ${first}.`);
      placeByKey.set(key, first ?? lineNumber);
    }
    byScanId.set(entry.item.scanId, toImportable(entry));
  }

  return {
    take,
    finish: () => ({ head, entries: [...byScanId.values()], isWhole, problems, problemCount }),
  };
}
