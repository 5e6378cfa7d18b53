import { stat } from 'node:fs/promises';
import path from 'node:path';
import { entryFileEnding } from '../entry-file/entry-file';
import { readEntryFile } from '../entry-file/read-entry-file';
import type { ImportableEntry } from '../outbox/outbox';
import { findEntries } from '../salvage/find-entries';
import { openOutboxPages } from '../salvage/outbox-pages';
import { listCopies } from '../second-copy/copy-names';
import { readNames } from '../second-copy/copy-folder';

/** A file that was read for a rescue. */
export interface RescuedSource {
  file: string;
  /** Undelivered entries it held. */
  found: number;
  /** What could not be read of it, in words; null: everything could. */
  problem: string | null;
}

/** Everything undelivered that was found in one place. */
export interface CollectedEntries {
  entries: ImportableEntry[];
  sources: RescuedSource[];
}

/**
 * Collects the undelivered entries of a dead PC's data folder, of one outbox file, of a second copy or the folder of
 * one; damaged or not. Only ever reads. `station` names the station for outbox files, which do not say it themselves.
 * Rejects in words when there is nothing to read there.
 */
export async function collectEntries(from: string, station: string): Promise<CollectedEntries> {
  const entries = new Map<string, ImportableEntry>();
  const sources: RescuedSource[] = [];
  for (const file of await listSources(from)) {
    const isEntryFile = file.endsWith(entryFileEnding);
    const { found, problem } = isEntryFile ? await readCopy(file) : await readOutbox(file, station);
    sources.push({ file, found: found.length, problem });
    for (const entry of found) if (!entries.has(entry.item.scanId)) entries.set(entry.item.scanId, entry);
  }
  if (sources.length === 0) {
    throw new Error(
      `${from} holds neither an outbox (outbox*.sqlite) nor a second copy (*${entryFileEnding}). Name the data folder of the dead PC, or the folder of its second copy.`,
    );
  }
  return { entries: [...entries.values()], sources };
}

/** Outbox files first: they are newer than a copy can be. A finished generation of a copy makes older ones worthless. */
async function listSources(from: string): Promise<string[]> {
  if (!(await stat(from)).isDirectory()) return [from];
  const names = await readNames(from);
  const outboxes = names
    .filter((name) => /^outbox.*\.sqlite(-wal)?$/.test(name))
    .map((name) => name.replace(/-wal$/, ''));
  const copies = listCopies(names).map(({ name }) => name);
  return [...new Set([...outboxes, ...copies])].map((name) => path.join(from, name));
}

async function readCopy(file: string): Promise<{ found: ImportableEntry[]; problem: string | null }> {
  const { entries, problemCount, isWhole } = await readEntryFile(file);
  if (problemCount > 0) return { found: entries, problem: `${problemCount} damaged lines were left out` };
  return { found: entries, problem: isWhole ? null : 'its end is missing' };
}

async function readOutbox(
  file: string,
  station: string,
): Promise<{ found: ImportableEntry[]; problem: string | null }> {
  const before = await lengths(file);
  const pages = await openOutboxPages(file);
  const found: ImportableEntry[] = [];
  try {
    const known = { station, outboxId: null, lastSeq: null, copiesOf: () => Promise.resolve([]) };
    const { missing } = await findEntries(pages, known, (batch) => {
      found.push(...batch);
      return Promise.resolve();
    });
    if (before !== (await lengths(file))) {
      throw new Error(`${file} is in use. Close the station that runs with it, then rescue again.`);
    }
    const count = missing.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    return {
      found,
      problem: count === 0 ? null : `${count} numbers could not be read or were removed after delivery`,
    };
  } finally {
    await pages.close();
  }
}

/** Tells when a file is written to by others meanwhile. */
async function lengths(file: string): Promise<string> {
  const parts = await Promise.all(
    ['', '-wal'].map(async (suffix) => {
      try {
        const { size, mtimeMs } = await stat(file + suffix);
        return `${size}/${mtimeMs}`;
      } catch {
        return 'none';
      }
    }),
  );
  return parts.join();
}
