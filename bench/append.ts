import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { startMariadb } from '../e2e/support/mariadb';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { percentile } from '../scripts/demo/latency';
import { keepCheckpoints } from '../src/main/agent/outbox/checkpoints';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { systemClock } from '../src/main/clock';
import type { Scan } from '../src/shared/scan';
import { toFigure, type Bench, type BenchReport } from './bench';
import { drainServerArguments, startDrain } from './drain-parts';
import { fillHistory } from './fill-history';
import { appendNew, openRealOutbox, scatteredScan } from './filled-outbox';
import { passDaysOver, startPruning } from './prune-parts';

/** Appends of each kind in the cases that have no end of their own. */
const sampleSize = 8_000;
/** Not counted: files grow to their working size and code gets warm. */
const warmUp = 300;
/** Far quicker than any operator; slow enough that the work between two appends is done between them. */
const appendEveryMs = 3;
const historyCount = 1_000_000;
const backlogCount = 100_000;

/** What one case showed, in milliseconds. */
interface Case {
  name: string;
  outboxMs: readonly number[];
  bareMs: readonly number[];
  /** From the moment the append was due until it was saved: what else the agent was doing is in it. */
  dueToSavedMs: readonly number[];
  /** What the steps of the pruning took that went on meanwhile; left out: there was none. */
  pruneStepMs?: readonly number[];
}

/** What one scan costs until it is safe on disk, beside the least that SQLite could do with the same bytes. */
export const appendBench: Bench = {
  name: 'append',
  about:
    'one scan saved on disk, against a bare SQLite insert of the same bytes, turn by turn on the same disk, each with its checkpoints',
  run: async (tell) => {
    const home = createTemporaryFolder('bench-append');
    try {
      const full = path.join(home.folder, 'full');
      tell(`filling an outbox: ${historyCount} delivered, ${backlogCount} waiting`);
      fillHistory(full, historyCount, backlogCount);
      passDaysOver(full);
      return toReport([
        await measureCalm('empty', path.join(home.folder, 'empty'), home.folder),
        await measureCalm('full', full, home.folder),
        await measurePruning('full, pruning', full, home.folder, tell),
        await measureDraining('full, draining', full, home.folder, tell),
      ]);
    } finally {
      home.remove();
    }
  },
};

async function measureCalm(name: string, dataFolder: string, folder: string): Promise<Case> {
  const outbox = openRealOutbox(dataFolder);
  let count = 0;
  const isEnough = (): boolean => (count += 1) > warmUp + sampleSize;
  const found = await measure(name, outbox, path.join(folder, `bare-${name}.sqlite`), isEnough);
  outbox.close();
  return found;
}

/** Old entries are pruned meanwhile. */
async function measurePruning(
  name: string,
  dataFolder: string,
  folder: string,
  tell: (line: string) => void,
): Promise<Case> {
  const outbox = openRealOutbox(dataFolder);
  const pruning = startPruning(outbox);
  let count = 0;
  const isEnough = (): boolean => (count += 1) > warmUp + sampleSize;
  const found = await measure(name, outbox, path.join(folder, 'bare-pruning.sqlite'), isEnough, () => {
    pruning.notifyAppended();
  });
  pruning.stop();
  outbox.close();
  if (pruning.pruned() === 0) throw new Error('Nothing was pruned.');
  tell(`${pruning.pruned()} entries were pruned in ${pruning.stepMs.length} steps`);
  return { ...found, pruneStepMs: pruning.stepMs };
}

/** The station's own relay carries the backlog to a real MariaDB meanwhile. */
async function measureDraining(
  name: string,
  dataFolder: string,
  folder: string,
  tell: (line: string) => void,
): Promise<Case> {
  const database = await startMariadb({ serverArguments: drainServerArguments });
  const outbox = openRealOutbox(dataFolder);
  try {
    const drain = startDrain(outbox, database.stationUrl, backlogCount);
    const isDrained = (): boolean => drain.left() <= 0;
    const found = await measure(name, outbox, path.join(folder, 'bare-draining.sqlite'), isDrained, () => {
      drain.notifyAppended();
    });
    tell(`${found.outboxMs.length} appends while ${backlogCount} entries were carried`);
    await drain.stop();
    return found;
  } finally {
    outbox.close();
    await database.stop();
  }
}

async function measure(
  name: string,
  outbox: Outbox,
  bareFile: string,
  isEnough: () => boolean,
  onAppended: () => void = () => undefined,
): Promise<Case> {
  const bare = openBareFile(bareFile);
  const stopCheckpoints = keepCheckpoints(outbox, systemClock, (level, message) => {
    throw new Error(`${level}: ${message}`);
  });
  const insert = bare.prepare('INSERT INTO bytes (content) VALUES (?)');
  // Never the labels of a case before: the same row again is a duplicate.
  const firstNumber = outbox.counts().lastSeq;
  const firstWallMs = systemClock.wallMs();
  const outboxMs: number[] = [];
  const bareMs: number[] = [];
  const dueToSavedMs: number[] = [];

  let dueMs = systemClock.monotonicMs();
  for (let number = 0; !isEnough(); number += 1) {
    const scan = scatteredScan(firstNumber + number, firstWallMs);
    const content = toContent(scan);
    await sleepUntil(dueMs);
    // A timer counts in whole milliseconds, and may be a fraction of one early.
    const lateMs = Math.max(0, systemClock.monotonicMs() - dueMs);
    const append = (): void => {
      const savedMs = durationOf(() => {
        appendNew(outbox, scan);
      });
      onAppended();
      outboxMs.push(savedMs);
      dueToSavedMs.push(lateMs + savedMs);
    };
    const insertBare = (): void => {
      bareMs.push(durationOf(() => insert.run(content)));
    };
    // Who goes first pays for what the disk still has to do: they take turns.
    const steps = [append, insertBare];
    for (const step of number % 2 === 0 ? steps : steps.toReversed()) step();
    dueMs = Math.max(dueMs + appendEveryMs, systemClock.monotonicMs());
  }
  stopCheckpoints();
  bare.close();
  const counted = (sample: readonly number[]): readonly number[] =>
    sample.slice(Math.min(warmUp, sample.length / 10));
  return { name, outboxMs: counted(outboxMs), bareMs: counted(bareMs), dueToSavedMs: counted(dueToSavedMs) };
}

function sleepUntil(dueMs: number): Promise<void> {
  return new Promise((resolve) => {
    systemClock.schedule(Math.max(0, dueMs - systemClock.monotonicMs()), resolve);
  });
}

/** One table, one column, and the same promise: the write-ahead log is synced before the insert returns. */
function openBareFile(file: string): Database {
  const database = new SqliteDatabase(file);
  database.pragma('locking_mode = EXCLUSIVE');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE bytes (content TEXT NOT NULL) STRICT');
  return database;
}

/** The bytes the outbox stores for this scan. */
function toContent(scan: Scan): string {
  return JSON.stringify(scan);
}

function durationOf(work: () => unknown): number {
  const startedMs = systemClock.monotonicMs();
  work();
  return systemClock.monotonicMs() - startedMs;
}

function toReport(cases: readonly Case[]): BenchReport {
  const lines = cases.flatMap(({ name, outboxMs, bareMs, dueToSavedMs, pruneStepMs }) =>
    (
      [
        ['p50', 0.5],
        ['p99', 0.99],
        ['max', 1],
      ] as const
    ).map(([label, fraction]) => [
      `${name}, ${label}`,
      toFigure(percentile(outboxMs, fraction)),
      toFigure(percentile(bareMs, fraction)),
      toFigure(percentile(outboxMs, fraction) / percentile(bareMs, fraction)),
      toFigure(percentile(dueToSavedMs, fraction)),
      pruneStepMs === undefined ? '' : toFigure(percentile(pruneStepMs, fraction)),
    ]),
  );
  const ratio = ({ outboxMs, bareMs }: Case, fraction: number): number =>
    percentile(outboxMs, fraction) / percentile(bareMs, fraction);
  return {
    table: [['', 'outbox, ms', 'bare insert, ms', 'ratio', 'due to saved, ms', 'prune step, ms'], ...lines],
    figures: Object.fromEntries(
      cases.flatMap(({ name, outboxMs, bareMs, dueToSavedMs, pruneStepMs }) => [
        [`${name}: samples`, outboxMs.length],
        ...([0.5, 0.99, 1] as const).flatMap((fraction): [string, number][] => [
          [`${name}: outbox ms at ${fraction}`, percentile(outboxMs, fraction)],
          [`${name}: bare ms at ${fraction}`, percentile(bareMs, fraction)],
          [`${name}: due to saved ms at ${fraction}`, percentile(dueToSavedMs, fraction)],
          ...(pruneStepMs === undefined
            ? []
            : [
                [`${name}: prune step ms at ${fraction}`, percentile(pruneStepMs, fraction)] as [
                  string,
                  number,
                ],
              ]),
        ]),
      ]),
    ),
    targets: cases.map((one) => ({
      claim: `p99 of the outbox, times that of a bare insert (${one.name})`,
      measured: ratio(one, 0.99),
      atMost: 1.5,
    })),
  };
}
