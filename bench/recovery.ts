import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { startAgentStation, type AgentStation } from '../e2e/support/agent-station';
import { leafPagesOf, overwritePages } from '../e2e/support/damaged-file';
import { sampleScan } from '../e2e/support/sample-scans';
import { createSeededRandom } from '../e2e/support/seeded-random';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { waitUntil } from '../e2e/support/wait-until';
import { percentile } from '../scripts/demo/latency';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import { systemClock } from '../src/main/clock';
import type { Scan } from '../src/shared/scan';
import { median, toFigure, type Bench, type BenchReport } from './bench';
import { fillHistory } from './fill-history';

const historyCount = 200_000;
const backlogCount = 20_000;
/** Damaged files of each kind, and starts of a sound one beside them. */
const rounds = 5;
/** Scans whose way onto the second copy is watched, one at a time and with a backlog behind it. */
const copiedScans = 40;

/** What the operator waits for when the disk rots, and how long a scan is on one disk alone. */
export const recoveryBench: Bench = {
  name: 'recovery',
  about: `a file of ${toFigure(historyCount + backlogCount)} scans is damaged: until the next scan is saved; and until a scan is on the second copy`,
  run: async (tell) => {
    const home = createTemporaryFolder('bench-recovery');
    try {
      tell('filling an outbox');
      const sound = path.join(home.folder, 'sound');
      fillHistory(sound, historyCount, backlogCount);
      const found: Takeover[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        found.push(await measureTakeover(sound, home.folder, round));
        tell(`damage ${round} of ${rounds} answered`);
      }
      tell('watching the second copy');
      return toReport(found, await measureCopy(path.join(home.folder, 'copied'), home.folder));
    } finally {
      home.remove();
    }
  },
};

/** One round, in milliseconds; each time is until a scan is saved. */
interface Takeover {
  /** From the start, with a sound file. */
  soundMs: number;
  /** From the start, with a file whose newest entries are rubbish. */
  atStartMs: number;
  /** From the scan that came upon the damage. */
  inUseMs: number;
  /** An append a moment before. */
  beforeMs: number;
}

async function measureTakeover(sound: string, home: string, round: number): Promise<Takeover> {
  const random = createSeededRandom(round);
  const copyOf = (name: string): string => {
    const dataFolder = path.join(home, `${name}-${round}`);
    mkdirSync(dataFolder);
    copyFileSync(path.join(sound, outboxFileName), path.join(dataFolder, outboxFileName));
    return dataFolder;
  };
  const spoil = (dataFolder: string, name: string, pages: (all: number[]) => number[]): void => {
    const file = path.join(sound, outboxFileName);
    overwritePages(path.join(dataFolder, outboxFileName), pages(leafPagesOf(file, name)), random);
  };

  const whole = copyOf('sound');
  const soundStart = await startAndSave(whole);
  await soundStart.station.stop();

  const rotten = copyOf('rotten');
  spoil(rotten, 'entry', (all) => all.slice(-20));
  const rottenStart = await startAndSave(rotten);
  if (rottenStart.station.status().salvages.length !== 1) throw new Error('The damage was not noticed.');
  await rottenStart.station.stop();

  const used = copyOf('used');
  const { station } = await startAndSave(used);
  const beforeMs = save(station, sampleScan(1));
  const outboxId = idOf(station);
  spoil(used, 'sqlite_autoindex_entry_1', (all) => all.slice(0, -40));
  // A scan of an hour that is long past is looked for in pages nobody has read yet.
  const old = { ...sampleScan(2), scanId: uuidv7({ msecs: Date.UTC(2026, 10, 20) }) };
  const inUseMs = save(station, old);
  if (idOf(station) === outboxId) throw new Error('No other file has taken over.');
  await station.stop();
  return { soundMs: soundStart.ms, atStartMs: rottenStart.ms, inUseMs, beforeMs };
}

async function startAndSave(dataFolder: string): Promise<{ station: AgentStation; ms: number }> {
  const startedMs = systemClock.monotonicMs();
  const station = startAgentStation({ dataFolder });
  save(station, sampleScan(0));
  const ms = systemClock.monotonicMs() - startedMs;
  await station.until('the outbox is open', ({ outbox }) => outbox.state === 'ready');
  return { station, ms };
}

function save(station: AgentStation, scan: Scan): number {
  const startedMs = systemClock.monotonicMs();
  const answer = station.ask('append', scan);
  if (answer.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(answer)}`);
  return systemClock.monotonicMs() - startedMs;
}

function idOf(station: AgentStation): string {
  const { outbox } = station.status();
  if (outbox.state !== 'ready') throw new Error(`The outbox is not open: ${JSON.stringify(outbox)}`);
  return outbox.outboxId;
}

/** Times from saved to synced on the copy, in milliseconds: with an empty backlog, and with a long one. */
async function measureCopy(
  dataFolder: string,
  home: string,
): Promise<Record<'calm' | 'backlog', readonly number[]>> {
  const calm = await watchCopy(path.join(dataFolder, 'calm'), path.join(home, 'stick-calm'));
  fillHistory(path.join(dataFolder, 'backlog'), 0, backlogCount);
  const backlog = await watchCopy(path.join(dataFolder, 'backlog'), path.join(home, 'stick-backlog'));
  return { calm, backlog };
}

async function watchCopy(dataFolder: string, folder: string): Promise<number[]> {
  mkdirSync(folder);
  const station = startAgentStation({
    dataFolder,
    configuration: { secondCopy: { folder, restoreEveryMinutes: 30 } },
  });
  const isOnCopy = ({ secondCopy }: ReturnType<AgentStation['status']>): boolean =>
    secondCopy.state === 'up-to-date';
  try {
    await station.until('the copy is up to date', isOnCopy);
    const times: number[] = [];
    for (let number = 0; number < copiedScans; number += 1) {
      save(station, sampleScan(backlogCount + number));
      const savedMs = systemClock.monotonicMs();
      if (isOnCopy(station.status())) throw new Error('The copy cannot have the scan yet.');
      await waitUntil('the scan is on the copy', () => isOnCopy(station.status()), { everyMs: 5 });
      times.push(systemClock.monotonicMs() - savedMs);
    }
    return times;
  } finally {
    await station.stop();
  }
}

function toReport(
  takeovers: readonly Takeover[],
  copied: Record<'calm' | 'backlog', readonly number[]>,
): BenchReport {
  const line = (what: string, times: readonly number[]): string[] => [
    what,
    toFigure(median(times)),
    toFigure(Math.max(...times)),
  ];
  const of = (name: keyof Takeover): number[] => takeovers.map((takeover) => takeover[name]);
  const slowestTakeoverMs = Math.max(...of('atStartMs'), ...of('inUseMs'));
  const slowestCopyMs = Math.max(...copied.calm, ...copied.backlog);
  return {
    table: [
      ['ms', 'median', 'slowest'],
      line('start to first scan saved, sound file', of('soundMs')),
      line('start to first scan saved, damaged file', of('atStartMs')),
      line('a scan saved, sound file', of('beforeMs')),
      line('a scan saved that comes upon damage', of('inUseMs')),
      line('saved to on the second copy', copied.calm),
      line(`the same, ${toFigure(backlogCount)} waiting`, copied.backlog),
    ],
    figures: {
      soundStartMs: median(of('soundMs')),
      damagedStartMs: median(of('atStartMs')),
      soundAppendMs: median(of('beforeMs')),
      damagedAppendMs: median(of('inUseMs')),
      copyMs: median(copied.calm),
      copyP95Ms: percentile(copied.calm, 0.95),
      copyWithBacklogMs: median(copied.backlog),
      copyWithBacklogP95Ms: percentile(copied.backlog, 0.95),
    },
    targets: [
      { claim: 'slowest takeover after damage, ms', measured: slowestTakeoverMs, atMost: 2_000 },
      { claim: 'slowest way onto the second copy, ms', measured: slowestCopyMs, atMost: 1_000 },
    ],
  };
}
