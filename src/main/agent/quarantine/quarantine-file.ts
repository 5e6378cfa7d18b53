import { z } from 'zod';
import { refusalSchema, type FileProblem, type QuarantinedEntry } from '../../../shared/quarantine';
import { appendableSchema } from '../../../shared/scan';
import type { ImportableEntry } from '../outbox/outbox';

/*
 * The file by which refused entries travel: JSON a person can read. Each entry carries the number it was given where it
 * was scanned; with its scanId that makes it arrive once, whichever station sends it and however often it is imported.
 */

const formatName = 'scan-station-quarantine';

/** Version of the file this program writes and reads. */
const formatVersion = 1;

/** Most problems that are told; a person mends the first ones and tries again. */
const problemLimit = 20;

const timeSchema = z.iso.datetime();

const fileEntrySchema = z.strictObject({
  station: z.string().min(1).max(64),
  outboxId: z.uuid(),
  seq: z.int().positive(),
  shift: z.string().min(1).max(40),
  serverOffsetMs: z.number().nullable(),
  item: appendableSchema,
  attempts: z.int().nonnegative(),
  refusal: refusalSchema,
  refusedAt: timeSchema.nullable(),
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

const fileSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  exportedAt: timeSchema,
  exportedBy: z.strictObject({ station: z.string(), outboxId: z.uuid() }),
  entries: z.array(fileEntrySchema),
});

/** Read before anything else, so that a file of a newer program is told as that and not as a hundred problems. */
const headSchema = z.object({ format: z.literal(formatName), version: z.int() });

/** What a file holds, or what is wrong with it and where. */
export type ReadQuarantineFile =
  { state: 'read'; entries: ImportableEntry[] } | { state: 'refused'; problems: FileProblem[] };

/** Who writes a file, and when (wall milliseconds). */
export interface FileWriter {
  station: string;
  outboxId: string;
  atMs: number;
}

/** The text of a file with these entries, discarded or not. */
export function writeQuarantineFile(entries: readonly QuarantinedEntry[], writer: FileWriter): string {
  const { station, outboxId, atMs } = writer;
  const file: z.infer<typeof fileSchema> = {
    format: formatName,
    version: formatVersion,
    exportedAt: new Date(atMs).toISOString(),
    exportedBy: { station, outboxId },
    entries: entries.map((entry) => toFileEntry(entry, writer)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Checks the text of a file down to every value. Never throws. */
export function readQuarantineFile(text: string): ReadQuarantineFile {
  const content = parseJson(text);
  if (content === undefined) return refuse('', 'is not JSON, or is cut short. Export it again.');
  const head = headSchema.safeParse(content);
  if (!head.success)
    return refuse('', `is not a quarantine file of Scan Station ("format": "${formatName}").`);
  if (head.data.version !== formatVersion) {
    return refuse(
      'version',
      `is ${head.data.version}; this program reads version ${formatVersion}. Update the program.`,
    );
  }
  const file = fileSchema.safeParse(content);
  if (!file.success) {
    const problems = file.error.issues.map(({ path, message }) => ({ where: toPlace(path), what: message }));
    return { state: 'refused', problems: problems.slice(0, problemLimit) };
  }
  const problems = findRepeats(file.data.entries);
  if (problems.length > 0) return { state: 'refused', problems: problems.slice(0, problemLimit) };
  return { state: 'read', entries: file.data.entries.map(toImportable) };
}

type FileEntry = z.infer<typeof fileEntrySchema>;

function toFileEntry(entry: QuarantinedEntry, { station, outboxId }: FileWriter): FileEntry {
  const { seq, item, shift, serverOffsetMs, attempts, refusal, refusedAt, origin, events } = entry;
  const number = origin ?? { station, outboxId, seq };
  return { ...number, shift, serverOffsetMs, item, attempts, refusal, refusedAt, events };
}

function toImportable(entry: FileEntry): ImportableEntry {
  const { station, outboxId, seq, item, shift, serverOffsetMs, attempts, refusal, refusedAt } = entry;
  const origin = { station, outboxId: outboxId.toLowerCase(), seq };
  return { item, shift, serverOffsetMs, attempts, refusal, refusedAt, origin };
}

function findRepeats(entries: readonly FileEntry[]): FileProblem[] {
  const firstPlaces = new Map<string, number>();
  return entries.flatMap(({ item, outboxId, seq }, position) => {
    const keys = [
      ['item.scanId', item.scanId],
      ['seq', `${outboxId}/${seq}`],
    ] as const;
    return keys.flatMap(([where, key]) => {
      const first = firstPlaces.get(key);
      firstPlaces.set(key, first ?? position);
      if (first === undefined) return [];
      return { where: `entries[${position}].${where}`, what: `is the same as that of entries[${first}]` };
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(where: string, what: string): ReadQuarantineFile {
  return { state: 'refused', problems: [{ where, what }] };
}

/** A path as a person writes it: `entries[3].item.operator`. */
function toPlace(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place === '' ? String(key) : `${place}.${String(key)}`;
  }, '');
}
