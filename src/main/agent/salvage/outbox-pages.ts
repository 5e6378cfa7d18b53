import { open, type FileHandle } from 'node:fs/promises';
import { readLogFrames, type LogFrame } from './log-frames';

/** The content of a page at some time. */
export interface PageImage {
  number: number;
  bytes: Buffer;
}

/**
 * The pages of an outbox file with its write-ahead log, read without SQLite: no byte is changed, no lock is taken, and
 * neither a destroyed first page nor a missing end of the file keeps the others from being read.
 */
export interface OutboxPages {
  /** Bytes to read in all, roughly: for showing how far the reading is. */
  totalBytes: number;
  /** What each page holds now, in order, some at a time. Pages of the free list and given back ones are not among them. */
  current(): AsyncGenerator<PageImage[]>;
  /** What pages held before: replaced in the log, freed, or given back. Some rows may be readable there alone. */
  earlier(): AsyncGenerator<PageImage[]>;
  /** What one page holds now; null when it is not there. */
  read(number: number): Promise<Buffer | null>;
  close(): Promise<void>;
}

const usualPageBytes = 4_096;
/** Pages read at a time: some milliseconds of work for the agent's thread between two looks at other things. */
const pagesAtATime = 32;
const magic = 'SQLite format 3\u0000';

/** Opens an outbox file for reading; the file itself may be missing when its log is there. Rejects with the system's error. */
export async function openOutboxPages(file: string): Promise<OutboxPages> {
  const main = await openIfThere(file);
  const log = await readIfThere(`${file}-wal`);
  if (main === null && log === null) throw new Error(`There is neither ${file} nor its write-ahead log.`);
  const first = main === null ? Buffer.alloc(0) : await readAt(main, 0, usualPageBytes);
  const pageBytes = findPageBytes(first, log);
  const frames = log === null ? [] : readLogFrames(log, pageBytes);
  const committed = frames.filter(({ isCommitted }) => isCommitted);
  const newest = new Map<number, LogFrame>(committed.map((frame) => [frame.page, frame]));
  const mainBytes = main === null ? 0 : (await main.stat()).size;
  const mainPages = Math.ceil(mainBytes / pageBytes);
  // What pruning has given back lies behind the end, in the file itself until the log is moved there. Where the log goes on
  // but cannot be followed, that end counts no more.
  const isFollowed = frames.every(({ isCommitted, isOfThisRun }) => isCommitted || !isOfThisRun);
  const filePages = committed.at(-1)?.filePages;
  const lastPage =
    filePages !== undefined && isFollowed ? filePages : Math.max(mainPages, filePages ?? 0, ...newest.keys());
  const freed = await findFreed();

  async function read(number: number): Promise<Buffer | null> {
    const frame = newest.get(number);
    if (frame !== undefined && log !== null) return log.subarray(frame.offset, frame.offset + pageBytes);
    if (main === null || number < 1 || number > mainPages) return null;
    return readPage(main, number);
  }

  /** The end of a file that was cut in the middle of a page is filled up. */
  async function readPage(handle: FileHandle, number: number): Promise<Buffer> {
    const bytes = await readAt(handle, (number - 1) * pageBytes, pageBytes);
    return bytes.length === pageBytes ? bytes : Buffer.concat([bytes], pageBytes);
  }

  /** The list of freed pages; a broken one ends where it breaks, and its pages count as being in use. */
  async function findFreed(): Promise<Set<number>> {
    const found = new Set<number>();
    const head = await read(1);
    if (head?.length !== pageBytes || !head.toString('latin1').startsWith(magic)) return found;
    for (let trunk = head.readUInt32BE(32); trunk !== 0 && !found.has(trunk);) {
      const page = await read(trunk);
      if (page?.length !== pageBytes) break;
      found.add(trunk);
      const count = Math.min(page.readUInt32BE(4), pageBytes / 4 - 2);
      for (let index = 0; index < count; index += 1) found.add(page.readUInt32BE(8 + 4 * index));
      trunk = page.readUInt32BE(0);
    }
    return found;
  }

  async function* current(): AsyncGenerator<PageImage[]> {
    for (let from = 1; from <= lastPage; from += pagesAtATime) {
      yield await readMany(from, Math.min(lastPage, from + pagesAtATime - 1), (number) => !freed.has(number));
    }
  }

  async function readMany(
    from: number,
    to: number,
    isWanted: (number: number) => boolean,
  ): Promise<PageImage[]> {
    const bytes =
      main === null
        ? Buffer.alloc(0)
        : await readAt(main, (from - 1) * pageBytes, (to - from + 1) * pageBytes);
    const images: PageImage[] = [];
    for (let number = from; number <= to; number += 1) {
      if (!isWanted(number)) continue;
      const frame = newest.get(number);
      const at = (number - from) * pageBytes;
      if (frame !== undefined && log !== null) {
        images.push({ number, bytes: log.subarray(frame.offset, frame.offset + pageBytes) });
      } else if (at < bytes.length) {
        images.push({ number, bytes: Buffer.concat([bytes.subarray(at, at + pageBytes)], pageBytes) });
      }
    }
    return images;
  }

  async function* earlier(): AsyncGenerator<PageImage[]> {
    const old = frames.filter((frame) => newest.get(frame.page) !== frame || frame.page > lastPage);
    if (log !== null) {
      for (let from = 0; from < old.length; from += pagesAtATime) {
        yield old
          .slice(from, from + pagesAtATime)
          .map(({ page, offset }) => ({ number: page, bytes: log.subarray(offset, offset + pageBytes) }));
      }
    }
    if (main === null) return;
    const givenBack = Array.from(
      { length: Math.max(0, mainPages - lastPage) },
      (_, index) => lastPage + 1 + index,
    );
    for (const number of new Set([...freed, ...newest.keys(), ...givenBack])) {
      if (number < 1 || number > mainPages) continue;
      yield [{ number, bytes: await readPage(main, number) }];
    }
  }

  return {
    totalBytes: lastPage * pageBytes,
    current,
    earlier,
    read,
    close: async () => {
      await main?.close();
    },
  };
}

function findPageBytes(first: Buffer, log: Buffer | null): number {
  const isHeader = first.length >= 100 && first.toString('latin1', 0, 16) === magic;
  const inFile = isHeader ? first.readUInt16BE(16) : 0;
  const inLog = log !== null && log.length >= 32 ? log.readUInt32BE(8) : 0;
  const isUsable = (bytes: number): boolean => bytes >= 512 && bytes <= 32_768 && (bytes & (bytes - 1)) === 0;
  return [inFile, inLog].find(isUsable) ?? usualPageBytes;
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  const handle = await openIfThere(file);
  if (handle === null) return null;
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** As many bytes as there are, at most `length`. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let total = 0;
  while (total < length) {
    const { bytesRead } = await handle.read(buffer, total, length - total, position + total);
    if (bytesRead === 0) break;
    total += bytesRead;
  }
  return buffer.subarray(0, total);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
