import { z } from 'zod';
import { refusalSchema, type EntryEvent } from '../../../shared/quarantine';
import { appendableSchema, scanIdSchema } from '../../../shared/scan';
import type { ImportableEntry, UndeliveredEntry } from '../outbox/outbox';
import { toLine } from './checked-line';

/*
 * The file in which entries travel: an export of refused scans, a rescue file, a second copy. Lines of checksum and JSON:
 * a head, entries, and an end that tells how many there are. A second copy goes on behind its end with what came and what
 * was delivered since. Each entry carries the number it was given where it was scanned; with its scanId that makes it
 * arrive once, whichever station sends it and however often it is imported.
 */

/** First words of every entry file. */
export const entryFileFormat = 'scan-station-entries';

/** Ending of the name of an entry file: what a person looks for. */
export const entryFileEnding = '.scans';

/** Version of the file this program writes and reads. */
export const entryFileVersion = 1;

const timeSchema = z.iso.datetime();

const entrySchema = z.strictObject({
  station: z.string().min(1).max(64),
  outboxId: z.uuid(),
  seq: z.int().positive(),
  shift: z.string().min(1).max(40),
  serverOffsetMs: z.number().nullable(),
  item: appendableSchema,
  /** State in which an import takes it. */
  state: z.enum(['pending', 'quarantined']),
  attempts: z.int().nonnegative(),
  refusal: refusalSchema.nullable(),
  refusedAt: timeSchema.nullable(),
  discardedAt: timeSchema.nullable(),
  /** What was done to the entry at the station it was exported from; for people, not imported. */
  events: z.array(
    z.strictObject({
      event: z.enum(['requeued', 'discarded', 'imported']),
      from: z.enum(['pending', 'acknowledged', 'quarantined']).nullable(),
      refusal: refusalSchema.nullable(),
      by: z.string(),
      reason: z.string(),
      at: timeSchema,
    }),
  ),
});

/** Read before anything else, so that a file of a newer program is told as that and not as a hundred problems. */
export const fileKindSchema = z.object({ format: z.literal(entryFileFormat), version: z.int() });

/** The first line. */
export const headSchema = z.strictObject({
  format: z.literal(entryFileFormat),
  version: z.literal(entryFileVersion),
  kind: z.enum(['quarantine', 'rescue', 'second-copy']),
  station: z.string().min(1).max(64),
  /** Of the outbox it was written from; null: of several, or of one that has lost it. */
  outboxId: z.uuid().nullable(),
  createdAt: timeSchema,
});
export type EntryFileHead = z.infer<typeof headSchema>;

/** Every other line. */
export const lineSchema = z.union([
  z.strictObject({ entry: entrySchema }),
  z.strictObject({ delivered: z.array(scanIdSchema) }),
  z.strictObject({ end: z.strictObject({ entries: z.int().nonnegative() }) }),
]);

/** An entry as the file has it. */
export type FileEntry = z.infer<typeof entrySchema>;

/** The head of a file that is written now. */
export function createHead(
  head: Pick<EntryFileHead, 'kind' | 'station' | 'outboxId'>,
  wallMs: number,
): EntryFileHead {
  const createdAt = new Date(wallMs).toISOString();
  return { format: entryFileFormat, version: entryFileVersion, ...head, createdAt };
}

/** An entry of the outbox `home` as a line; one that was imported there keeps the number it was scanned under. */
export function toEntryLine(
  entry: UndeliveredEntry,
  home: { station: string; outboxId: string },
  events: readonly EntryEvent[] = [],
): { entry: FileEntry } {
  const { seq, origin, ...rest } = entry;
  return { entry: { ...(origin ?? { ...home, seq }), ...rest, events: [...events] } };
}

/** The text of a whole file. */
export function toFileText(head: EntryFileHead, entries: readonly { entry: FileEntry }[]): string {
  return [head, ...entries, { end: { entries: entries.length } }].map(toLine).join('');
}

/** An entry that came out of a file or a damaged outbox as a line. */
export function fromImportable({ origin, ...rest }: ImportableEntry): { entry: FileEntry } {
  return { entry: { ...origin, ...rest, events: [] } };
}

/** The entry as an outbox takes it in. */
export function toImportable({
  station,
  outboxId,
  seq,
  events: _events,
  ...rest
}: FileEntry): ImportableEntry {
  return { ...rest, origin: { station, outboxId: outboxId.toLowerCase(), seq } };
}
