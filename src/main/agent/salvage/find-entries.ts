import { v5 as uuidFrom } from 'uuid';
import type { SeqRange } from '../../../shared/ledger';
import type { ImportableEntry } from '../outbox/outbox';
import { toEntryRecord, toImportable, type EntryRecord } from './entry-record';
import { NumberStates, type NumberState } from './number-states';
import type { OutboxPages, PageImage } from './outbox-pages';
import { decodeRecord, readCells, type Cell, type RecordValue } from './page-cells';

/** What is known from elsewhere about a file. */
export interface KnownAboutFile {
  station: string;
  outboxId: string | null;
  lastSeq: number | null;
  /** Undelivered entries of this outbox that were kept elsewhere: they fill the gaps. */
  copiesOf(outboxId: string): Promise<ImportableEntry[]>;
}

/** What a file holds, in numbers. Every number up to `lastSeq` is delivered, undelivered or missing. */
export interface FoundInFile {
  outboxId: string;
  /** The file has lost its own outboxId, and one was made up from its entries. */
  isIdentityLost: boolean;
  /** The highest number given out, as far as anything still tells. */
  lastSeq: number;
  /** Pruned ones included: they were in the database when they went. */
  delivered: number;
  undelivered: number;
  /** How many of the undelivered ones were found in a copy alone. */
  fromCopies: number;
  /** Numbers of which no entry could be read. */
  missing: SeqRange[];
}

/** Takes entries as they are found; the reading waits for it. */
export type TakeEntries = (entries: ImportableEntry[]) => Promise<void>;

/**
 * Reads every entry that any page of a file still holds, whichever way leads to it, and hands the undelivered ones to
 * `take`, none twice. Rows come first from what pages hold now, then from what they held before; indexes tell which
 * numbers there were.
 */
export async function findEntries(
  pages: OutboxPages,
  known: KnownAboutFile,
  take: TakeEntries,
  onProgress: (doneBytes: number) => void = () => undefined,
): Promise<FoundInFile> {
  const numbers = new NumberStates();
  const identity = await findIdentity(pages, known);
  const home = { station: known.station, outboxId: identity.outboxId };
  let doneBytes = 0;

  async function readRows(images: readonly PageImage[], isCurrent: boolean): Promise<void> {
    const undelivered: ImportableEntry[] = [];
    for (const { record, rowid } of await readRecords(pages, images)) {
      const row = rowid === null ? null : toEntryRecord(rowid, record);
      if (row === null) continue;
      const entry = judgeRow(row, isCurrent);
      if (entry !== null) undelivered.push(entry);
    }
    if (undelivered.length > 0) await take(undelivered);
  }

  /** To send an entry once too often is harmless, to leave one out is not: undelivered wins over delivered. */
  function judgeRow(row: EntryRecord, isCurrent: boolean): ImportableEntry | null {
    const before = numbers.get(row.seq);
    if (before === 'undelivered' || (before === 'delivered' && !isCurrent)) return null;
    if (row.state === 'acknowledged') {
      // In a freed page it may be one that was pruned, and those are counted as a whole.
      if (!isCurrent && row.seq <= identity.prunedSeq) return null;
      numbers.set(row.seq, 'delivered');
      return null;
    }
    const entry = toImportable(row, home);
    return entry !== null && numbers.set(row.seq, 'undelivered') ? entry : null;
  }

  for await (const images of pages.current()) {
    await readRows(images, true);
    doneBytes += images.reduce((sum, { bytes }) => sum + bytes.length, 0);
    onProgress(doneBytes);
  }
  for await (const images of pages.earlier()) await readRows(images, false);

  const fromCopies = (await known.copiesOf(identity.outboxId)).filter(
    ({ origin }) => origin.outboxId === identity.outboxId && fillsGap(origin.seq),
  );
  if (fromCopies.length > 0) await take(fromCopies);

  function fillsGap(seq: number): boolean {
    return numbers.get(seq) === 'unknown' && numbers.set(seq, 'undelivered');
  }

  settlePruned(numbers, identity);
  const isAllThere = numbers.missingUpTo(identity.lastSeq ?? 0).length === 0;
  if (identity.lastSeq === null || !isAllThere) {
    await readNamedNumbers(pages, numbers, identity.prunedSeq);
    settlePruned(numbers, identity);
  }

  const lastSeq = Math.max(identity.lastSeq ?? 0, known.lastSeq ?? 0, numbers.highest());
  return {
    outboxId: identity.outboxId,
    isIdentityLost: identity.isLost,
    lastSeq,
    delivered: numbers.count('delivered'),
    undelivered: numbers.count('undelivered'),
    fromCopies: fromCopies.length,
    missing: numbers.missingUpTo(lastSeq),
  };
}

/**
 * Nothing is left of a pruned number, neither an entry nor its name in an index. When no more numbers are like that than
 * were pruned, all of them were; else one of them is missing, which cannot be said, and the database is asked about all.
 */
function settlePruned(numbers: NumberStates, { prunedSeq, prunedCount }: OwnRow): void {
  const known: readonly NumberState[] = ['named', 'delivered', 'undelivered'];
  const unknown = prunedSeq - known.reduce((sum, state) => sum + numbers.count(state, prunedSeq), 0);
  if (unknown <= prunedCount) numbers.settleUnknown(prunedSeq, 'delivered');
}

/** What an outbox says of itself. */
interface OwnRow {
  outboxId: string;
  lastSeq: number | null;
  prunedSeq: number;
  prunedCount: number;
}

type Identity = OwnRow & { isLost: boolean };

const nothingPruned = { prunedSeq: 0, prunedCount: 0 };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A name space of its own for made-up identities. */
const lostIdentities = '6f1c9c2e-5a0b-4b0e-9d0a-6a1a3f6c7d21';

/** The file's own row; without it, an identity that another reading of the same file makes up alike. */
async function findIdentity(pages: OutboxPages, known: KnownAboutFile): Promise<Identity> {
  let found: (OwnRow & { lastSeq: number }) | null = null;
  let firstScanId: string | null = null;
  for (const source of [pages.current(), pages.earlier()]) {
    for await (const images of source) {
      for (const { record, rowid } of await readRecords(pages, images)) {
        if (rowid === null) continue;
        const own = toOwnRow(record);
        if (own !== null && (found === null || own.lastSeq > found.lastSeq)) found = own;
        const scanId = toEntryRecord(rowid, record)?.scanId;
        if (scanId !== undefined && (firstScanId === null || scanId < firstScanId)) firstScanId = scanId;
      }
      if (found !== null) return { ...found, isLost: false };
    }
  }
  if (known.outboxId !== null)
    return { outboxId: known.outboxId, isLost: false, lastSeq: null, ...nothingPruned };
  const outboxId = uuidFrom(firstScanId ?? 'nothing', lostIdentities);
  return { outboxId, isLost: true, lastSeq: null, ...nothingPruned };
}

function toOwnRow(record: readonly RecordValue[]): (OwnRow & { lastSeq: number }) | null {
  // The last two are missing in a file that an older release has written last.
  const [outboxId, createdAt, lastSeq, prunedSeq = 0, prunedCount = 0] = record;
  if (typeof outboxId !== 'string' || typeof createdAt !== 'string' || typeof lastSeq !== 'number')
    return null;
  if (!uuid.test(outboxId) || !createdAt.endsWith('Z')) return null;
  const isWhole = typeof prunedSeq === 'number' && typeof prunedCount === 'number' && prunedSeq <= lastSeq;
  return { outboxId, lastSeq, ...(isWhole ? { prunedSeq, prunedCount } : nothingPruned) };
}

/** Numbers that an index still names though their entry is gone. What a freed page names may have been pruned. */
async function readNamedNumbers(pages: OutboxPages, numbers: NumberStates, prunedSeq: number): Promise<void> {
  for (const isCurrent of [true, false]) {
    for await (const images of isCurrent ? pages.current() : pages.earlier()) {
      for (const { record, rowid } of await readRecords(pages, images)) {
        const seq = rowid === null ? toNamedNumber(record, prunedSeq) : null;
        if (seq === null || (!isCurrent && seq <= prunedSeq)) continue;
        if (numbers.get(seq) === 'unknown') numbers.set(seq, 'named');
      }
    }
  }
}

/** An index of `entry` ends with the number of the row, and begins with its scanId, once more its number, or a key and the number. */
function toNamedNumber(record: readonly RecordValue[], prunedSeq: number): number | null {
  const last = record.at(-1);
  const [first] = record;
  if (typeof last !== 'number' || record.length > 3) return null;
  const isByScanId = record.length === 2 && typeof first === 'string' && uuid.test(first);
  // A group of which all rows so far were pruned is kept as a key and two numbers as well, and those may be alike.
  const isByKey =
    record.length === 3 &&
    record[1] === last &&
    typeof first === 'string' &&
    (isShift(first) || last > prunedSeq);
  const isByNumber = record.length === 2 && first === last;
  return isByScanId || isByKey || isByNumber ? last : null;
}

/** The key of an index of older releases; all others are digests. */
function isShift(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2}\//.test(key);
}

interface FoundRecord {
  record: RecordValue[];
  rowid: number | null;
}

async function readRecords(pages: OutboxPages, images: readonly PageImage[]): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  for (const { number, bytes } of images) {
    for (const cell of readCells(bytes, number)) {
      const payload = await readPayload(pages, cell);
      const record = payload === null ? null : decodeRecord(payload);
      if (record !== null) found.push({ record, rowid: cell.rowid });
    }
  }
  return found;
}

/** Longest record of an outbox, far above what a scan can be. */
const longestPayload = 1_000_000;

async function readPayload(pages: OutboxPages, cell: Cell): Promise<Buffer | null> {
  if (cell.overflowPage === 0) return cell.local;
  if (cell.payloadBytes > longestPayload) return null;
  const parts = [cell.local];
  let missingBytes = cell.payloadBytes - cell.local.length;
  for (let next = cell.overflowPage; missingBytes > 0;) {
    const page = next === 0 ? null : await pages.read(next);
    if (page === null || page.length <= 4) return null;
    const part = page.subarray(4, 4 + Math.min(missingBytes, page.length - 4));
    parts.push(part);
    missingBytes -= part.length;
    next = page.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}
