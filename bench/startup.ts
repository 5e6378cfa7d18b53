import path from 'node:path';
import { launchStation } from '../e2e/support/station';
import { sampleRow, scanCode } from '../e2e/support/scanner';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { percentile } from '../scripts/demo/latency';
import { ensureBuild } from '../scripts/setup/build.mjs';
import { openDisplay } from '../scripts/setup/display.mjs';
import { scanRowUntilGreen } from '../scripts/soak/scan-row';
import { listenToShownRows } from '../scripts/soak/shown-rows';
import { systemClock } from '../src/main/clock';
import { median, toFigure, type Bench, type BenchReport } from './bench';
import { fillHistory } from './fill-history';

/** What ten years of scans, or one year of a busy line, leave behind. */
const historyCount = 1_000_000;
/** Three days without a database. */
const backlogCount = 100_000;
/** Starts of each kind, turn by turn. */
const rounds = 5;
/** Rows scanned after each start. */
const rowsPerStart = 60;
/** Nobody listens there: the backlog stays, and both kinds work without a database. */
const absentDatabase = 'mariadb://station:none@127.0.0.1:1/scan_station';

/** The real program, from its start to the first green, with an empty outbox and with a full one. */
export const startupBench: Bench = {
  name: 'startup',
  about: `start to first green, and last key to green: ${toFigure(historyCount)} delivered and ${toFigure(backlogCount)} waiting, against an empty outbox`,
  run: async (tell) => {
    await ensureBuild();
    const display = await openDisplay();
    Object.assign(process.env, display.environment);
    const home = createTemporaryFolder('bench-startup');
    try {
      tell('filling an outbox');
      const full = path.join(home.folder, 'full');
      fillHistory(full, historyCount, backlogCount);
      return await measure(path.join(home.folder, 'empty'), full, tell);
    } finally {
      home.remove();
      await display.close();
    }
  },
};

/** What one start showed, in milliseconds. */
interface Start {
  firstGreenMs: number;
  greenMs: readonly number[];
}

async function measure(empty: string, full: string, tell: (line: string) => void): Promise<BenchReport> {
  const found: Record<'empty' | 'full', Start[]> = { empty: [], full: [] };
  // Not counted: the program's own files are read for the first time.
  await start(empty);
  for (let round = 0; round < rounds; round += 1) {
    const kinds = ['empty', 'full'] as const;
    // An outbox that was opened once is still empty for this purpose: some hundred scans against a million.
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      const one = await start(kind === 'empty' ? empty : full);
      tell(`${kind}: first green after ${toFigure(one.firstGreenMs)} ms`);
      found[kind].push(one);
    }
  }
  return toReport(found.empty, found.full);
}

/** No row is scanned twice in one outbox: the station would ask whether that is meant. */
let rowsScanned = 0;

async function start(dataFolder: string): Promise<Start> {
  const startedMs = systemClock.monotonicMs();
  const station = await launchStation({ dataFolder, databaseUrl: absentDatabase });
  const session = await station.page.context().newCDPSession(station.page);
  const shown = await listenToShownRows(station.page, session);
  const greenMs: number[] = [];
  let firstGreenMs = Number.NaN;
  await scanCode(station.page, 'OP1234');
  for (let number = 0; number < rowsPerStart; number += 1) {
    rowsScanned += 1;
    const row = { badge: 'OP1234', ...sampleRow(rowsScanned) };
    greenMs.push((await scanRowUntilGreen(row, { page: station.page, shown })).shownMs);
    if (number === 0) firstGreenMs = systemClock.monotonicMs() - startedMs;
  }
  await station.close();
  return { firstGreenMs, greenMs: greenMs.slice(1) };
}

function toReport(empty: readonly Start[], full: readonly Start[]): BenchReport {
  const firstOf = (starts: readonly Start[]): number =>
    median(starts.map(({ firstGreenMs }) => firstGreenMs));
  const greenOf = (starts: readonly Start[], fraction: number): number =>
    percentile(
      starts.flatMap(({ greenMs }) => greenMs),
      fraction,
    );
  const line = (what: string, ofEmpty: number, ofFull: number): string[] => [
    what,
    toFigure(ofEmpty),
    toFigure(ofFull),
    toFigure(ofFull / ofEmpty),
  ];
  return {
    table: [
      ['ms', 'empty', 'full', 'ratio'],
      line(`program start to first green, median of ${rounds}`, firstOf(empty), firstOf(full)),
      line('last key to green, p50', greenOf(empty, 0.5), greenOf(full, 0.5)),
      line('last key to green, p99', greenOf(empty, 0.99), greenOf(full, 0.99)),
    ],
    figures: {
      history: historyCount,
      backlog: backlogCount,
      emptyStartMs: firstOf(empty),
      fullStartMs: firstOf(full),
      emptyP50Ms: greenOf(empty, 0.5),
      fullP50Ms: greenOf(full, 0.5),
      emptyP99Ms: greenOf(empty, 0.99),
      fullP99Ms: greenOf(full, 0.99),
    },
    targets: [
      {
        claim: 'start with a full outbox, times an empty one',
        measured: firstOf(full) / firstOf(empty),
        atMost: 1.2,
      },
      {
        claim: 'p50 of last key to green, times that of an empty one',
        measured: greenOf(full, 0.5) / greenOf(empty, 0.5),
        atMost: 1.2,
      },
    ],
  };
}
