import { startMariadb, type PrivateMariadb } from '../e2e/support/mariadb';
import { sampleRow, type RowCodes } from '../e2e/support/scanner';
import { launchStation, type LaunchedStation } from '../e2e/support/station';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { waitUntil } from '../e2e/support/wait-until';
import { hasXKeyboard, openXKeyboard, scanScript, type XKeyboard } from '../e2e/support/x-keyboard';
import { collectSavedRows, percentile, type RowLatency } from '../scripts/demo/latency';
import { ensureBuild } from '../scripts/setup/build.mjs';
import { systemClock } from '../src/main/clock';
import { toFigure, type Bench, type BenchReport } from './bench';
import { fillOutbox } from './filled-outbox';

/** Codes a second, and how many rows of four codes are scanned at each. */
const rates = [
  { codesPerSecond: 5, rows: 40 },
  { codesPerSecond: 20, rows: 100 },
  { codesPerSecond: 50, rows: 200 },
] as const;
/** Rows scanned first and not counted: code gets warm. */
const warmUpRows = 5;
/** Entries that are drained while rows are scanned at the highest rate. */
const backlogEntries = 100_000;

/** From the press of a row's last key, really pressed, to the answer that it is on disk and to the painted flash. */
export const inputBench: Bench = {
  name: 'input',
  about:
    'real keys at the built station: from the last key of a row to saved, and to flashed; and what became of every code',
  run: async (tell) => {
    if (!hasXKeyboard) throw new Error('This bench presses keys with XTEST, which Linux alone has.');
    await ensureBuild();
    const home = createTemporaryFolder('bench-input');
    const keyboard = await openXKeyboard();
    const database = await startMariadb({ serverArguments: ['--innodb-log-file-size=96M'] });
    try {
      const calm = await measureCalm(keyboard, database, `${home.folder}/calm`, tell);
      const draining = await measureDraining(keyboard, database, `${home.folder}/draining`, tell);
      return toReport([...calm, draining]);
    } finally {
      await database.stop();
      await keyboard.close();
      home.remove();
    }
  },
};

interface Measured {
  name: string;
  latencies: readonly RowLatency[];
  /** Codes a second that were really pressed. */
  codesPerSecond: number;
  /** Rows of MariaDB that are not what was scanned, in order. */
  wrongRows: number;
  lostRows: number;
}

async function measureCalm(
  keyboard: XKeyboard,
  database: PrivateMariadb,
  dataFolder: string,
  tell: (line: string) => void,
): Promise<Measured[]> {
  const station = await launchStation({
    dataFolder,
    databaseUrl: database.stationUrl,
    environment: keyboard.environment,
  });
  const found: Measured[] = [];
  try {
    await keyboard.scan('OP1234');
    await scanRows(keyboard, station, rowsFrom(0, warmUpRows), 10);
    let firstNumber = warmUpRows;
    for (const { codesPerSecond, rows } of rates) {
      tell(`${rows} rows at ${codesPerSecond} codes a second`);
      const scanned = rowsFrom(firstNumber, rows);
      firstNumber += rows;
      found.push({
        name: `${codesPerSecond} codes/s`,
        ...(await scanRows(keyboard, station, scanned, codesPerSecond)),
        ...(await compare(database, station, scanned)),
      });
    }
  } finally {
    await station.close();
  }
  return found;
}

/** The server comes up behind a full outbox, and rows are scanned until it is empty. */
async function measureDraining(
  keyboard: XKeyboard,
  database: PrivateMariadb,
  dataFolder: string,
  tell: (line: string) => void,
): Promise<Measured> {
  tell(`filling an outbox with ${toFigure(backlogEntries)} entries`);
  fillOutbox(dataFolder, backlogEntries);
  await database.query('TRUNCATE fg_scan');
  await database.shutDown();
  const station = await launchStation({
    dataFolder,
    databaseUrl: database.stationUrl,
    environment: keyboard.environment,
  });
  try {
    await keyboard.scan('OP1234');
    await scanRows(keyboard, station, rowsFrom(0, warmUpRows), 10);
    tell('the server is started; rows are scanned until everything has arrived');
    await database.start();
    await waitUntil('the drain has begun', async () => (await backlogOf(station)) < backlogEntries, {
      timeoutMs: 60_000,
    });
    const scanned: RowCodes[] = [];
    const parts: Awaited<ReturnType<typeof scanRows>>[] = [];
    while ((await backlogOf(station)) > 1_000) {
      const rows = rowsFrom(warmUpRows + scanned.length, 10);
      scanned.push(...rows);
      parts.push(await scanRows(keyboard, station, rows, 50));
    }
    const [first] = parts;
    if (first === undefined) throw new Error('The backlog was gone before the first row was scanned.');
    const latencies = parts.flatMap((part) => part.latencies);
    const codesPerSecond = parts.reduce((sum, part) => sum + part.codesPerSecond, 0) / parts.length;
    const name = `50 codes/s while ${toFigure(backlogEntries)} drain`;
    return { name, latencies, codesPerSecond, ...(await compare(database, station, scanned)) };
  } finally {
    await station.close();
  }
}

/** Presses the keys of all rows, each code as a burst, at equal distances; resolves when every row was shown as saved. */
async function scanRows(
  keyboard: XKeyboard,
  station: LaunchedStation,
  rows: readonly RowCodes[],
  codesPerSecond: number,
): Promise<Pick<Measured, 'latencies' | 'codesPerSecond'>> {
  const savedRows = await collectSavedRows(station.page);
  const codes = rows.flatMap((row) => [row.cp, row.oc1, row.oc2, row.defect]);
  const startedMs = systemClock.monotonicMs();
  await Promise.all(
    codes.map(async (code, index) => {
      await new Promise<void>((resolve) => systemClock.schedule((index * 1_000) / codesPerSecond, resolve));
      await keyboard.play(scanScript(code));
    }),
  );
  const seconds = (systemClock.monotonicMs() - startedMs) / 1_000;
  return { latencies: await savedRows.waitFor(rows.length), codesPerSecond: codes.length / seconds };
}

/** Waits until everything has arrived, and compares it with what was scanned, in order. */
async function compare(
  database: PrivateMariadb,
  station: LaunchedStation,
  scanned: readonly RowCodes[],
): Promise<Pick<Measured, 'wrongRows' | 'lostRows'>> {
  await waitUntil('the backlog is empty', async () => (await backlogOf(station)) === 0, {
    timeoutMs: 120_000,
  });
  const arrived = await database.query<RowCodes>(
    'SELECT cp, oc1, oc2, defect FROM fg_scan ORDER BY seq DESC LIMIT ?',
    [scanned.length],
  );
  const wrongRows = arrived
    .toReversed()
    .filter((row, index) => JSON.stringify(row) !== JSON.stringify(scanned[index])).length;
  return { wrongRows, lostRows: scanned.length - arrived.length };
}

async function backlogOf({ page }: LaunchedStation): Promise<number> {
  const count = await page.getByTestId('backlog').getAttribute('data-count');
  return count === null || count === '' ? Number.NaN : Number(count);
}

function rowsFrom(first: number, count: number): RowCodes[] {
  return Array.from({ length: count }, (_unused, index) => sampleRow(first + index));
}

function toReport(measured: readonly Measured[]): BenchReport {
  const columns = measured.map((one) => {
    const saved = one.latencies.map(({ savedMs }) => savedMs);
    const shown = one.latencies.map(({ shownMs }) => shownMs);
    const at = (sample: readonly number[]): number[] =>
      [0.5, 0.95, 0.99].map((part) => percentile(sample, part));
    return { ...one, saved: at(saved), shown: at(shown) };
  });
  const last = columns.at(-1);
  const wrong = columns.reduce((sum, { wrongRows, lostRows }) => sum + wrongRows + lostRows, 0);
  return {
    table: [
      [
        '',
        'rows',
        'codes/s',
        'saved p50',
        'p95',
        'p99, ms',
        'flashed p50',
        'p95',
        'p99, ms',
        'wrong or lost',
      ],
      ...columns.map(({ name, latencies, codesPerSecond, saved, shown, wrongRows, lostRows }) => [
        name,
        String(latencies.length),
        toFigure(codesPerSecond),
        ...[...saved, ...shown].map(toFigure),
        String(wrongRows + lostRows),
      ]),
    ],
    figures: Object.fromEntries(
      columns.flatMap(({ name, saved, shown }) =>
        [
          ...saved.map((ms, index) => ['saved', index, ms] as const),
          ...shown.map((ms, index) => ['flashed', index, ms] as const),
        ].map(([what, index, ms]) => [`${name}: ${what} ${['p50', 'p95', 'p99'][index] ?? ''} Ms`, ms]),
      ),
    ),
    targets: [
      { claim: 'rows wrong, lost or merged', measured: wrong, atMost: 0 },
      {
        claim: 'codes a second really pressed, of 50',
        measured: columns[2]?.codesPerSecond ?? 0,
        atLeast: 48,
      },
      {
        claim: 'last key to flashed at 50 codes/s, p95, ms',
        measured: columns[2]?.shown[1] ?? Number.NaN,
        atMost: 50,
      },
      { claim: 'the same while the backlog drains', measured: last?.shown[1] ?? Number.NaN, atMost: 50 },
    ],
  };
}
