import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startMariadb, type PrivateMariadb } from '../e2e/support/mariadb';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { keepCheckpoints } from '../src/main/agent/outbox/checkpoints';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import { systemClock } from '../src/main/clock';
import { median, toFigure, type Bench, type BenchReport } from './bench';
import {
  assertRowsArrived,
  insertByNewConnections,
  insertThroughPool,
  loadDataInfile,
  readRows,
  type Baseline,
} from './drain-baselines';
import { drainServerArguments, startDrain, tellLog } from './drain-parts';
import { fillOutbox, openRealOutbox } from './filled-outbox';
import { processorTime } from './processor-time';

/** Pending entries of one drain. */
const entryCount = 100_000;
/**
 * Every way once in each round, in an order that turns round; the median counts. Odd, and enough that the one round in which
 * code is still cold, or another program has the processor, does not decide.
 */
const rounds = 5;
/** Rows of the slow baselines; their rate does not depend on it. */
const newConnectionCount = 1_000;
const pooledInsertCount = 5_000;

/** 100,000 pending entries to MariaDB and acknowledged, by the station's own relay, outbox and destination. */
export const drainBench: Bench = {
  name: 'drain',
  about: `${toFigure(entryCount)} pending entries carried to MariaDB and acknowledged in the outbox`,
  run: async (tell) => {
    const home = createTemporaryFolder('bench-drain');
    const database = await startMariadb({ serverArguments: drainServerArguments });
    try {
      tell('filling the outbox');
      const filledFolder = path.join(home.folder, 'filled');
      fillOutbox(filledFolder, entryCount);
      return await measure(database, home.folder, filledFolder, tell);
    } finally {
      await database.stop();
      home.remove();
    }
  },
};

/** What one way of carrying rows took. */
interface Measured {
  rowsPerSecond: number;
  /** Processor time per row. */
  stationMicroseconds: number;
  serverMicroseconds: number;
}

async function measure(
  database: PrivateMariadb,
  folder: string,
  filledFolder: string,
  tell: (line: string) => void,
): Promise<BenchReport> {
  const outbox = openRealOutbox(filledFolder);
  const rows = readRows(outbox, entryCount);
  outbox.close();

  async function run(what: string, count: number, work: () => Promise<number>): Promise<Measured> {
    await database.query('TRUNCATE fg_scan');
    const before = processorTime(database);
    const seconds = await work();
    const after = processorTime(database);
    await assertRowsArrived(database, rows.slice(0, count), what);
    const found = {
      rowsPerSecond: count / seconds,
      stationMicroseconds: ((after.stationSeconds - before.stationSeconds) / count) * 1_000_000,
      serverMicroseconds: ((after.serverSeconds - before.serverSeconds) / count) * 1_000_000,
    };
    tell(`${what}: ${toFigure(found.rowsPerSecond)} rows/s`);
    return found;
  }
  const runBaseline = (what: string, count: number, baseline: Baseline): Promise<Measured> =>
    run(what, count, () => baseline(database, rows.slice(0, count), folder));

  const drained: Measured[] = [];
  const loaded: Measured[] = [];
  const pooled: Measured[] = [];
  const connected: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ways: (() => Promise<void>)[] = [
      async () => {
        loaded.push(await runBaseline('LOAD DATA', entryCount, loadDataInfile));
      },
      async () => {
        const copy = copyOutbox(filledFolder, path.join(folder, `round-${round}`));
        drained.push(await run('drain', entryCount, () => drain(database, copy)));
      },
      async () => {
        pooled.push(await runBaseline('autocommit inserts', pooledInsertCount, insertThroughPool));
      },
      async () => {
        connected.push(await runBaseline('new connections', newConnectionCount, insertByNewConnections));
      },
    ];
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) await way();
  }
  return toReport(medians(drained), medians(loaded), medians(pooled), medians(connected));
}

function medians(sample: readonly Measured[]): Measured {
  return {
    rowsPerSecond: median(sample.map(({ rowsPerSecond }) => rowsPerSecond)),
    stationMicroseconds: median(sample.map(({ stationMicroseconds }) => stationMicroseconds)),
    serverMicroseconds: median(sample.map(({ serverMicroseconds }) => serverMicroseconds)),
  };
}

function copyOutbox(from: string, to: string): string {
  mkdirSync(to);
  copyFileSync(path.join(from, outboxFileName), path.join(to, outboxFileName));
  return to;
}

/** Drains the outbox of `dataFolder` with the station's own parts and defaults; answers the seconds it took. */
async function drain(database: PrivateMariadb, dataFolder: string): Promise<number> {
  const outbox = openRealOutbox(dataFolder);
  const stopCheckpoints = keepCheckpoints(outbox, systemClock, tellLog);
  const startedMs = systemClock.monotonicMs();
  const running = startDrain(outbox, database.stationUrl, entryCount);
  await running.done;
  const seconds = (systemClock.monotonicMs() - startedMs) / 1_000;
  const { pending, quarantined } = outbox.counts();
  if (pending + quarantined > 0)
    throw new Error(`${pending} entries are pending, ${quarantined} in quarantine.`);
  await running.stop();
  stopCheckpoints();
  outbox.close();
  return seconds;
}

function toReport(drained: Measured, loaded: Measured, pooled: Measured, connected: Measured): BenchReport {
  const line = (what: string, { rowsPerSecond, ...perRow }: Measured): string[] => [
    what,
    toFigure(rowsPerSecond),
    toFigure(drained.rowsPerSecond / rowsPerSecond),
    toFigure(perRow.stationMicroseconds),
    toFigure(perRow.serverMicroseconds),
  ];
  return {
    table: [
      ['method', 'rows/s', 'the drain is … times as fast', 'client, µs a row', 'server, µs a row'],
      line(`drain: outbox, relay, destination; ${toFigure(entryCount)} rows`, drained),
      line(`LOAD DATA LOCAL INFILE, file written too; ${toFigure(entryCount)} rows`, loaded),
      line(`autocommit insert per scan through a pool; ${toFigure(pooledInsertCount)} rows`, pooled),
      line(`new connection per scan; ${toFigure(newConnectionCount)} rows`, connected),
    ],
    figures: {
      entries: entryCount,
      drainRowsPerSecond: drained.rowsPerSecond,
      loadDataRowsPerSecond: loaded.rowsPerSecond,
      autocommitPoolRowsPerSecond: pooled.rowsPerSecond,
      newConnectionRowsPerSecond: connected.rowsPerSecond,
      drainStationMicrosecondsPerRow: drained.stationMicroseconds,
      drainServerMicrosecondsPerRow: drained.serverMicroseconds,
      loadDataServerMicrosecondsPerRow: loaded.serverMicroseconds,
    },
    targets: [
      {
        claim: 'times LOAD DATA LOCAL INFILE',
        measured: drained.rowsPerSecond / loaded.rowsPerSecond,
        atLeast: 0.9,
      },
      {
        claim: 'times a new connection per scan',
        measured: drained.rowsPerSecond / connected.rowsPerSecond,
        atLeast: 100,
      },
      {
        claim: 'times an autocommit insert per scan',
        measured: drained.rowsPerSecond / pooled.rowsPerSecond,
        atLeast: 30,
      },
    ],
  };
}
