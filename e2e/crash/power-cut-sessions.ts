import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../src/main/agent/outbox/migrations';
import type { Appendable } from '../../src/shared/scan';
import { createSeededRandom } from '../support/seeded-random';
import { createTemporaryFolder } from '../support/temporary-folder';
import { createCrashStation, dataFolderName } from './crash-station';
import { placeReleasedFile } from './scenarios';
import type { SystemCall } from './system-calls';
import { traceAgent } from './trace-agent';

/** Something the agent did, as its system calls tell it. */
export interface PowerCutSession {
  name: string;
  dataFolder: string;
  /** The files before it began. */
  filesBefore: ReadonlyMap<string, Buffer>;
  calls: readonly SystemCall[];
  /** What was saved before it began, with its numbers. */
  savedBefore: readonly { item: Appendable; seq: number }[];
  /** What was sent in it, under the number it was confirmed with. */
  sent: ReadonlyMap<number, Appendable>;
  outboxId: string;
}

/** Its orderly end moves them all from the write-ahead log into the file. */
const scansOfShift = 150;

/** How sessions are recorded. */
export interface RecordingOptions {
  agentFile: string;
  seed: number;
  /** True: commits are no longer synced, to show that this would be noticed. */
  isWeakened?: boolean;
}

/** A first start with many scans; a second start on the file; and the start on the file of each older release. */
export async function recordSessions({ seed, ...agent }: RecordingOptions): Promise<PowerCutSession[]> {
  const home = createTemporaryFolder('power-cut');
  try {
    const shift = createCrashStation(
      path.join(home.folder, 'shift', dataFolderName),
      createSeededRandom(seed),
    );
    const sessions = [
      await record('first start', agent, shift, scansOfShift),
      await record('second start', agent, shift, 20),
    ];
    for (const { version } of migrations.slice(0, -1)) {
      const folder = path.join(home.folder, `release-${version}`, dataFolderName);
      const station = createCrashStation(folder, createSeededRandom(seed + version));
      placeReleasedFile(station, version, true);
      sessions.push(await record(`migrate from ${version}`, agent, station, 5));
    }
    return sessions;
  } finally {
    home.remove();
  }
}

async function record(
  name: string,
  agentOptions: Omit<RecordingOptions, 'seed'>,
  station: ReturnType<typeof createCrashStation>,
  scans: number,
): Promise<PowerCutSession> {
  const { dataFolder, oracle } = station;
  const savedBefore = [...oracle.savedItems().values()];
  const filesBefore = readFiles(dataFolder);
  const sent = new Map<number, Appendable>();
  let outboxId = '';
  const calls = await traceAgent({ ...agentOptions, dataFolder }, async (agent) => {
    const outbox = (await agent.status())?.outbox;
    if (outbox?.state !== 'ready') throw new Error(`The outbox is not open: ${JSON.stringify(outbox)}`);
    outboxId = outbox.outboxId;
    for (let count = 0; count < scans; count += 1) {
      const item = station.nextItem();
      const answer = await agent.append(item);
      if (answer?.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(answer)}`);
      oracle.sent(item);
      oracle.saved(item.scanId, answer.seq);
      sent.set(answer.seq, item);
    }
  });
  return { name, dataFolder, filesBefore, calls, savedBefore, sent, outboxId };
}

function readFiles(folder: string): Map<string, Buffer> {
  try {
    return new Map(
      readdirSync(folder).map((name) => [path.join(folder, name), readFileSync(path.join(folder, name))]),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
}
