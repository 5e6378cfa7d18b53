import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installDeb, packageFile, packageFolder } from '../e2e/package/package-file';
import { runPackage, type RunningPackage } from '../e2e/package/run-package';
import { focusWindow, scanByKeys } from '../e2e/package/x11-scanner';
import { sampleRow } from '../e2e/support/scanner';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { waitUntil } from '../e2e/support/wait-until';
import { cleanElectron } from '../scripts/dist/clean-electron.mjs';
import { resolveElectron } from '../scripts/setup/electron.mjs';
import { openDisplay } from '../scripts/setup/display.mjs';
import { forward } from '../scripts/setup/forward.mjs';
import { programRoot } from '../scripts/setup/paths.mjs';
import { missingKeyTools } from '../scripts/setup/system-needs.mjs';
import { ensureSystemPackages } from '../scripts/setup/system-packages.mjs';
import { systemClock } from '../src/main/clock';
import { configurationFileName } from '../src/main/config/load-configuration';
import { median, toFigure, type Bench, type BenchReport } from './bench';

/** Starts of each kind, turn by turn. */
const rounds = 5;

const bareFolder = path.join(import.meta.dirname, 'bare-window');

/** The installed release, from its start on a cold disk to the first row that is saved, by keys through the X server. */
export const coldStartBench: Bench = {
  name: 'cold-start',
  about:
    'the installed package from a cold disk to its first saved row, and its size, beside a bare window of the same Electron',
  run: async (tell) => {
    await ensureSystemPackages(missingKeyTools());
    tell('making the package');
    const exitCode = await forward(process.execPath, [
      path.join(programRoot, 'scripts', 'dist.mjs'),
      '--targets=deb',
      `--output=${packageFolder('release')}`,
    ]);
    if (exitCode !== 0) throw new Error('The package could not be made.');
    const display = await openDisplay({ virtual: true });
    Object.assign(process.env, display.environment);
    const home = createTemporaryFolder('bench-cold-start');
    const installed = installDeb(packageFile('release', 'deb'), path.join(home.folder, 'installed'));
    try {
      return await measure(path.dirname(realpathSync(installed.executable)), home.folder, tell);
    } finally {
      installed.remove();
      home.remove();
      await display.close();
    }
  },
};

/** What one start showed, in milliseconds since the program was called. */
interface Start {
  /** The window is there and takes keys. */
  readyMs: number;
  /** The first row is on the disk; in the bare window the first code is taken. */
  savedMs: number;
}

type Kind = 'bare' | 'station';

async function measure(
  programFolder: string,
  homeFolder: string,
  tell: (line: string) => void,
): Promise<BenchReport> {
  const electron = resolveElectron();
  const found: Record<Kind, Start[]> = { bare: [], station: [] };
  for (let round = 0; round < rounds; round += 1) {
    const kinds: readonly Kind[] = round % 2 === 0 ? ['bare', 'station'] : ['station', 'bare'];
    for (const kind of kinds) {
      const dataFolder = path.join(homeFolder, `${kind}-${round}`);
      mkdirSync(dataFolder);
      chill(kind === 'bare' ? electron.distFolder : programFolder);
      const one =
        kind === 'bare'
          ? await startBare(electron.executable, dataFolder)
          : await startStation(path.join(programFolder, 'scan-station'), dataFolder);
      tell(`${kind}: ready after ${toFigure(one.readyMs)} ms, first row after ${toFigure(one.savedMs)} ms`);
      found[kind].push(one);
    }
  }
  const runtimeFolder = electron.kind === 'substitute' ? await cleanElectron(electron) : electron.distFolder;
  return toReport(found, {
    runtimeBytes: bytesOf(runtimeFolder),
    installedBytes: bytesOf(programFolder),
    packageBytes: statSync(packageFile('release', 'deb')).size,
  });
}

async function startStation(executable: string, dataFolder: string): Promise<Start> {
  const { cp, oc1, oc2, defect } = sampleRow(1);
  const log = path.join(dataFolder, 'outbox.sqlite-wal');
  const size = (): number => (existsSync(log) ? statSync(log).size : 0);
  const startedMs = systemClock.monotonicMs();
  // Set up, so that nobody is welcomed.
  writeFileSync(path.join(dataFolder, configurationFileName), JSON.stringify({ stationName: 'BENCH' }));
  const running = runPackage({ executable, dataFolder });
  const readyMs = await waitForOutput(running, 'The window is ready for scans.', startedMs);
  await focusWindow('Scan Station');
  for (const code of ['OP1234', cp, oc1, oc2]) scanByKeys(code);
  const bytesBefore = size();
  scanByKeys(defect);
  await waitUntil('the row is written', () => size() !== bytesBefore, { timeoutMs: 20_000, everyMs: 1 });
  const savedMs = systemClock.monotonicMs() - startedMs;
  await running.close();
  return { readyMs, savedMs };
}

async function startBare(executable: string, dataFolder: string): Promise<Start> {
  const startedMs = systemClock.monotonicMs();
  const running = runPackage({ executable, dataFolder, parameters: [bareFolder] });
  const readyMs = await waitForOutput(running, 'ready\n', startedMs);
  await focusWindow('Bare window');
  scanByKeys('OP1234');
  const savedMs = await waitForOutput(running, 'taken\n', startedMs);
  await running.close();
  return { readyMs, savedMs };
}

async function waitForOutput(running: RunningPackage, text: string, startedMs: number): Promise<number> {
  await waitUntil(
    `the program says "${text.trim()}"`,
    () => {
      if (running.process.exitCode !== null) throw new Error(`It ended:\n${running.output()}`);
      return running.output().includes(text);
    },
    { timeoutMs: 60_000, everyMs: 1 },
  );
  return systemClock.monotonicMs() - startedMs;
}

/** Takes a program's files out of the memory of the system: the next start reads them from the disk. */
function chill(folder: string): void {
  for (const file of filesOf(folder)) {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

function bytesOf(folder: string): number {
  return filesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

function toReport(
  found: Record<Kind, readonly Start[]>,
  sizes: { runtimeBytes: number; installedBytes: number; packageBytes: number },
): BenchReport {
  const of = (kind: Kind, what: keyof Start): number => median(found[kind].map((start) => start[what]));
  const megabytes = (bytes: number): number => bytes / 1e6;
  const cell = (value: number | null): string => (value === null ? '' : toFigure(value));
  const line = (what: string, bare: number | null, station: number | null): string[] => [
    what,
    cell(bare),
    cell(station),
  ];
  const { runtimeBytes, installedBytes, packageBytes } = sizes;
  return {
    table: [
      ['', 'bare window', 'installed station'],
      line(
        `start to a window that takes keys, median of ${rounds}, ms`,
        of('bare', 'readyMs'),
        of('station', 'readyMs'),
      ),
      line('start to the first code taken, ms', of('bare', 'savedMs'), null),
      line('start to the first row on the disk, ms', null, of('station', 'savedMs')),
      line('on the disk, MB', megabytes(runtimeBytes), megabytes(installedBytes)),
      line('package (deb), MB', null, megabytes(packageBytes)),
    ],
    figures: {
      bareReadyMs: of('bare', 'readyMs'),
      bareFirstCodeMs: of('bare', 'savedMs'),
      stationReadyMs: of('station', 'readyMs'),
      stationFirstRowMs: of('station', 'savedMs'),
      runtimeMB: megabytes(runtimeBytes),
      installedMB: megabytes(installedBytes),
      packageMB: megabytes(packageBytes),
    },
    targets: [
      {
        claim: 'start to a window that takes keys, times a bare window',
        measured: of('station', 'readyMs') / of('bare', 'readyMs'),
        atMost: 3,
      },
      {
        claim: 'on the disk, times the bare runtime',
        measured: installedBytes / runtimeBytes,
        atMost: 1.2,
      },
    ],
  };
}
