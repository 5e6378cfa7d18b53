import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startMariadb, type PrivateMariadb } from '../../e2e/support/mariadb';
import { programRoot } from '../../e2e/support/station';
import { waitUntil } from '../../e2e/support/wait-until';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { ensureBuild } from '../setup/build.mjs';
import { openDisplay } from '../setup/display.mjs';
import { resolveElectron } from '../setup/electron.mjs';
import { percentile } from './latency';
import { countLedger, type DeliveredRow } from './ledger';
import { planRows } from './operator';
import { readPending } from './pending';
import { findBrokenPromises, formatReport, type DemoReport } from './report';
import { runShift } from './shift';

/** The station's default limit; the demo runs with defaults. */
const connectionLimit = 2;

const { scans, seed, json, keep } = readArguments();
const tell = (line: string): void => {
  process.stderr.write(`demo: ${line}\n`);
};
process.exitCode = await runDemo();

function readArguments(): { scans: number; seed: number; json: boolean; keep: boolean } {
  const { values } = parseArgs({
    options: {
      scans: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const wholeNumber = (name: string, text: string, minimum: number): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= minimum) return value;
    process.stderr.write(`demo: --${name} ${text} is not a whole number of at least ${minimum}.\n`);
    return process.exit(2);
  };
  return {
    scans: wholeNumber('scans', values.scans, 6),
    seed: wholeNumber('seed', values.seed, 0),
    json: values.json,
    keep: values.keep,
  };
}

async function runDemo(): Promise<number> {
  const reportFolder = path.join(programRoot, 'reports', 'demo');
  mkdirSync(reportFolder, { recursive: true });
  await ensureBuild();
  const electron = resolveElectron();
  const display = await openDisplay();
  Object.assign(process.env, display.environment);
  tell('starting a private MariaDB');
  const database = await startMariadb();
  const home = createTemporaryFolder('demo');
  writeFileSync(path.join(home.folder, 'station.json'), JSON.stringify({ stationName: 'LINE-3-QC' }));
  try {
    const report = await scanThroughOutage(database, home.folder, reportFolder, electron.version);
    const broken = findBrokenPromises(report, scans);
    const text = formatReport(report, broken);
    writeFileSync(path.join(reportFolder, 'report.txt'), `${text}\n`);
    writeFileSync(path.join(reportFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(
      `${text}\n\nReport and screenshots: ${path.relative(process.cwd(), reportFolder)}\n`,
    );
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    if (keep) tell(`kept: data folder ${home.folder}, MariaDB data ${database.dataFolder}`);
    await database.stop({ keepData: keep });
    await display.close();
    if (!keep) home.remove();
  }
}

async function scanThroughOutage(
  database: PrivateMariadb,
  dataFolder: string,
  reportFolder: string,
  electronVersion: string,
): Promise<DemoReport> {
  const sessions = database.watchSessions();
  tell(`opening the station and scanning ${scans} rows, seed ${seed}`);
  const shift = await runShift({
    plans: planRows(scans, seed),
    dataFolder,
    databaseUrl: database.stationUrl,
    reportFolder,
    events: {
      databaseDiesAt: Math.floor(scans / 3),
      stationDiesAt: Math.floor(scans / 2),
      databaseReturnsAt: Math.floor((2 * scans) / 3),
      killDatabase: () => database.kill(),
      startDatabase: () => database.start(),
      waitForDelivered: (count) =>
        waitUntil(`MariaDB holds ${count} rows`, async () => {
          const [row] = await database.query<{ count: number }>('SELECT count(*) AS count FROM fg_scan');
          return Number(row?.count) >= count;
        }),
    },
    tell,
  });
  await shift.station.close();
  const savedMs = shift.latencies.map((latency) => latency.savedMs);
  const shownMs = shift.latencies.map((latency) => latency.shownMs);
  const delivered = await database.query<DeliveredRow>(
    'SELECT operator, cp, oc1, oc2, defect, approved FROM fg_scan',
  );
  return {
    ...countLedger(shift.confirmed, delivered, readPending(dataFolder)),
    maxConnections: await sessions.stop(),
    connectionLimit,
    connectionSamples: sessions.samples(),
    drainSeconds: toTenths(shift.drainSeconds),
    captureP50Ms: toTenths(percentile(savedMs, 0.5)),
    captureP99Ms: toTenths(percentile(savedMs, 0.99)),
    shownP50Ms: toTenths(percentile(shownMs, 0.5)),
    shownP99Ms: toTenths(percentile(shownMs, 0.99)),
    refusedMistakes: shift.refusedMistakes,
    seed,
    electron: electronVersion,
  };
}

/** The clocks behind these figures say no more than that. */
function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
