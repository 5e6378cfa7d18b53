import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import { createCopyWriter, type CopyWriter } from '../../src/main/agent/second-copy/copy-writer';
import { readCopies } from '../../src/main/agent/second-copy/read-copies';
import { systemClock } from '../../src/main/clock';
import { stationName } from '../faults/world';
import { createTemporaryFolder } from '../support/temporary-folder';
import { isNoReserve } from './check-outbox';
import type { CrashStation } from './crash-station';

/** The folder of a station's second copy. */
export interface Stick {
  folder: string;
  /** Ids of scans that a rescue must find there whenever the station dies. */
  readonly promised: Set<string>;
}

/** Gives the station a second copy of three scans of which the first is rotten: it has to be written anew. */
export async function leaveRottenCopy(station: CrashStation): Promise<void> {
  const stick = { folder: path.join(path.dirname(station.dataFolder), 'stick'), promised: new Set<string>() };
  station.stick = stick;
  mkdirSync(stick.folder, { recursive: true });
  const [rotten, ...others] = [station.nextScan(), station.nextScan(), station.nextScan()];
  station.store([rotten, ...others]);
  await withWriter(station.dataFolder, stick.folder, (writer) => writer.bringUpToDate());
  const file = newestFile(stick);
  writeFileSync(file, readFileSync(file, 'utf8').replace(rotten.scanId, 'rotten'));
  for (const { scanId } of others) stick.promised.add(scanId);
}

/** Half a line at the end of the copy, as a stick that was pulled out leaves it. */
export function leaveBrokenWrite({ stick }: CrashStation): void {
  if (stick !== null) appendFileSync(newestFile(stick), '1234abcd {"entry": {"half');
}

function newestFile({ folder }: Stick): string {
  const name = readdirSync(folder).toSorted().at(-1);
  if (name === undefined) throw new Error('There is no second copy.');
  return path.join(folder, name);
}

/**
 * Reads the second copy as a rescue does, and has a station go on with it; finds everything that is not as it was promised,
 * as sentences. It works on copies, so that the next agent meets the files as they are.
 */
export async function checkStick(station: CrashStation): Promise<string[]> {
  const { stick, outboxId, oracle } = station;
  if (stick === null || outboxId === null) return [];
  const rescued = await readIds(stick.folder, outboxId);
  const home = createTemporaryFolder('crash-stick');
  const dataFolder = path.join(home.folder, 'data');
  const folder = path.join(home.folder, 'stick');
  try {
    cpSync(station.dataFolder, dataFolder, { recursive: true, filter: isNoReserve });
    cpSync(stick.folder, folder, { recursive: true });
    const undelivered = await withWriter(dataFolder, folder, async (writer, outbox) => {
      await writer.bringUpToDate();
      return outbox.undeliveredEntries(0, 1_000).map(({ item }) => item.scanId);
    });
    const after = await readIds(folder, outboxId);
    return [
      ...missingFrom(rescued, [...stick.promised]).map((scanId) => `${scanId} is on no copy any more`),
      ...[...rescued].filter((scanId) => !oracle.knows(scanId)).map((id) => `${id} was never sent`),
      ...missingFrom(after, undelivered).map((scanId) => `${scanId} does not come onto the copy`),
      ...missingFrom(new Set(undelivered), [...after]).map((scanId) => `${scanId} stays on the copy`),
    ];
  } finally {
    home.remove();
  }
}

function missingFrom(found: ReadonlySet<string>, wanted: readonly string[]): string[] {
  return wanted.filter((scanId) => !found.has(scanId));
}

async function readIds(folder: string, outboxId: string): Promise<Set<string>> {
  return new Set((await readCopies(folder, outboxId)).map(({ item }) => item.scanId));
}

async function withWriter<Result>(
  dataFolder: string,
  folder: string,
  work: (writer: CopyWriter, outbox: Outbox) => Promise<Result>,
): Promise<Result> {
  const opened = openOutbox({ dataFolder, wallMs: systemClock.wallMs() });
  if (opened.state !== 'ready') throw new Error(`No outbox to copy: ${JSON.stringify(opened)}`);
  const { outbox } = opened;
  const writer = createCopyWriter({
    folder,
    outbox,
    stationName,
    compactionLines: 2_000,
    clock: systemClock,
    log: () => undefined,
    onRestore: () => undefined,
  });
  try {
    return await work(writer, outbox);
  } finally {
    outbox.close();
  }
}
