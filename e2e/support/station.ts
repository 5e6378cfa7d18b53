import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { resolveElectron } from '../../scripts/setup/electron.mjs';
import { describeDump, listDumps } from './crash-dump';
import { waitUntil } from './wait-until';

/** Root folder of the program. */
export const programRoot = path.resolve(import.meta.dirname, '../..');

/** How a station is launched for a test. */
export interface LaunchOptions {
  /** The station's data folder (outbox, configuration, log). */
  dataFolder: string;
  /** Overrides the configured database; undefined: none is configured. */
  databaseUrl?: string | undefined;
  /** Path of a configuration file. */
  configurationFile?: string;
  /** False: the PC has nothing that tones can be heard from. */
  hasLoudspeaker?: boolean;
  /** Added to the program's environment, e.g. the display of its own. */
  environment?: Readonly<Record<string, string>>;
  /** Nobody has set the station up: it welcomes. Otherwise a station without any configuration gets an empty one. */
  isFirstRun?: boolean;
}

/** The built station in a real Electron window. */
export interface LaunchedStation {
  application: ElectronApplication;
  page: Page;
  /** What the program wrote to its terminal since it was launched; of a quick start the first lines may be missing. */
  output: () => string;
  /** SIGKILL, as a crash or a power cut would: nothing gets to say goodbye. Resolves when the process is gone; it may be. */
  kill: () => Promise<void>;
  /** Ends the program in order and waits for the joined shutdown. Does nothing when it has ended. */
  close: () => Promise<void>;
}

/** Longest start accepted, on a busy machine. */
const startTimeoutMs = 60_000;

/** Keys of a display go to the window that has the keyboard; ours gets it after it has drawn its first picture. */
function waitUntilFocused(application: ElectronApplication): Promise<void> {
  return waitUntil(
    'the window has the keyboard',
    () =>
      application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((window) => window.isFocused()),
      ),
    { timeoutMs: startTimeoutMs },
  );
}

/** Launches the program from `out/` and waits until it asks for the first code. */
export async function launchStation(options: LaunchOptions): Promise<LaunchedStation> {
  const { executable } = resolveElectron();
  if (options.isFirstRun !== true) configureWithNothing(options);
  const isRoot = process.getuid?.() === 0;
  const application = await launchOrSayWhy(options, {
    executablePath: executable,
    // Chromium refuses to run its sandbox as root; for everybody else the real one is tested.
    chromiumSandbox: !isRoot,
    // The window speaks the language of the PC until told otherwise; tests read English.
    args: [
      programRoot,
      `--user-data-dir=${options.dataFolder}`,
      '--lang=en-US',
      // A loudspeaker that is none, and none at all: a PC that runs tests may have one or not.
      options.hasLoudspeaker === false ? '--disable-audio-output' : '--use-fake-device-for-media-stream',
    ],
    env: environmentFor(options),
  });
  const main = application.process();
  let output = '';
  for (const stream of [main.stdout, main.stderr]) {
    stream?.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  const page = await application.firstWindow({ timeout: startTimeoutMs });
  await page
    .getByTestId(options.isFirstRun === true ? 'first-run' : 'scan-prompt')
    .waitFor({ timeout: startTimeoutMs });
  if (options.environment?.['DISPLAY'] !== undefined) await waitUntilFocused(application);
  return {
    application,
    page,
    output: () => output,
    kill: () => killProcess(main),
    close: async () => {
      if (!hasEnded(main)) await application.close();
    },
  };
}

/** A program that crashes while it is launched tells nothing itself: where it was is in the dump it left. */
async function launchOrSayWhy(
  { dataFolder }: LaunchOptions,
  launchOptions: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  const earlier = new Set(listDumps(dataFolder));
  try {
    return await _electron.launch(launchOptions);
  } catch (error) {
    const crashes = listDumps(dataFolder)
      .filter((file) => !earlier.has(file))
      .map(describeDump);
    if (crashes.length === 0) throw error;
    throw new Error(`The program crashed while it was launched: ${crashes.join('; ')}`, { cause: error });
  }
}

function configureWithNothing({ dataFolder, databaseUrl, configurationFile }: LaunchOptions): void {
  const file = path.join(dataFolder, 'station.json');
  const hasHadFirstRun = existsSync(path.join(dataFolder, 'set-up.json'));
  if (hasHadFirstRun || databaseUrl !== undefined || configurationFile !== undefined) return;
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, '{}');
  }
}

function environmentFor(options: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('SCAN_STATION_'),
  );
  return {
    ...Object.fromEntries(inherited),
    ...options.environment,
    ...(options.databaseUrl === undefined ? {} : { SCAN_STATION_DATABASE_URL: options.databaseUrl }),
    ...(options.configurationFile === undefined ? {} : { SCAN_STATION_CONFIG: options.configurationFile }),
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function killProcess(main: ChildProcess): Promise<void> {
  if (hasEnded(main)) return;
  const exited = new Promise<void>((resolve) => {
    main.once('exit', () => {
      resolve();
    });
  });
  main.kill('SIGKILL');
  await exited;
}

/** Process ids of everything the program consists of. */
export async function allProcessIds({ application }: LaunchedStation): Promise<number[]> {
  return application.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
}

/** Process id of the running agent. */
export async function agentProcessId(station: LaunchedStation): Promise<number> {
  const metrics = await station.application.evaluate(({ app }) => app.getAppMetrics());
  const agent = metrics.find((metric) => metric.name === 'Scan Station agent');
  if (agent === undefined)
    throw new Error(`No agent among ${metrics.map((metric) => metric.name).join(', ')}.`);
  return agent.pid;
}
