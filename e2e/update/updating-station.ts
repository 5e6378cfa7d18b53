import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright/test';
import { runPackage } from '../package/run-package';
import { readStationLog } from '../support/station-log';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';

/** How a station is set up that updates itself. */
export interface UpdatingStationOptions {
  /** The AppImage it begins with. */
  base: string;
  databaseUrl: string;
  updates: Readonly<Record<string, unknown>>;
  /** Added to the program's environment. */
  environment?: Readonly<Record<string, string>>;
}

/** A packaged program in a user's folder that replaces itself, seen from outside. */
export interface UpdatingStation {
  /** The file every start starts. */
  program: string;
  dataFolder: string;
  start: () => void;
  log: () => string;
  /** Resolves when the log holds the text (`count` times). */
  waitForLog: (text: string, count?: number) => Promise<void>;
  /** Resolves when the log holds `text` behind the last `landmark`. */
  waitForLogAfter: (landmark: string, text: string) => Promise<void>;
  /** The page of the version that runs now. */
  page: () => Promise<Page>;
  /** Ends every process that works with this data folder, in order, and waits for their end. */
  end: () => Promise<void>;
  /** The same, as a power cut does. */
  kill: () => Promise<void>;
  remove: () => void;
}

/** Puts the program and its configuration in place; nothing runs yet. */
export function prepareStation(options: UpdatingStationOptions): UpdatingStation {
  const home = createTemporaryFolder('update');
  const at = (...names: string[]): string => path.join(home.folder, ...names);
  for (const name of ['data', 'program', 'tmp', 'cache']) mkdirSync(at(name));
  const dataFolder = at('data');
  const program = at('program', 'scan-station.AppImage');
  copyFileSync(options.base, program);
  chmodSync(program, 0o755);
  writeFileSync(
    path.join(dataFolder, 'station.json'),
    JSON.stringify({ stationName: 'UPDATE-1', updates: options.updates }),
  );
  const log = (): string => readStationLog(dataFolder);
  let output: () => string = () => '';

  const endAll = async (signal: NodeJS.Signals): Promise<void> => {
    for (const processId of mainProcessesOf(dataFolder)) process.kill(processId, signal);
    await waitUntil('every process of the station has ended', () => processesOf(dataFolder).length === 0, {
      timeoutMs: 60_000,
      everyMs: 100,
    });
  };

  return {
    program,
    dataFolder,
    start: () => {
      const running = runPackage({
        executable: program,
        dataFolder,
        databaseUrl: options.databaseUrl,
        parameters: ['--remote-debugging-port=0'],
        environment: { TMPDIR: at('tmp'), XDG_CACHE_HOME: at('cache'), ...options.environment },
      });
      const before = output();
      output = () => before + running.output();
    },
    log,
    waitForLog: async (text, count = 1) => {
      try {
        await waitUntil(`the log says "${text}" (${count})`, () => log().split(text).length > count, {
          timeoutMs: 180_000,
          everyMs: 100,
        });
      } catch (error) {
        throw new Error(`${String(error)}\n${log()}\n${output()}`, { cause: error });
      }
    },
    waitForLogAfter: (landmark, text) =>
      waitUntil(
        `the log says "${text}" after "${landmark}"`,
        () => log().includes(landmark) && log().slice(log().lastIndexOf(landmark)).includes(text),
        { timeoutMs: 180_000, everyMs: 100 },
      ),
    page: async () => {
      // Written anew by each start of the program; the output of a relaunched one goes nowhere.
      const [port = '', place = ''] = readFileSync(path.join(dataFolder, 'DevToolsActivePort'), 'utf8').split(
        '\n',
      );
      const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${place}`);
      const [context] = browser.contexts();
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (page === undefined) throw new Error('The program opened no window.');
      await page.getByTestId('scan-prompt').waitFor();
      return page;
    },
    end: () => endAll('SIGTERM'),
    kill: () => endAll('SIGKILL'),
    remove: home.remove,
  };
}

/** Processes that were started with this data folder, by what the system knows of them. */
function processesOf(dataFolder: string): { processId: number; line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(dataFolder) ? [{ processId: Number(name), line }] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

/** Those that nobody but a signal ends: the others end with them. */
function mainProcessesOf(dataFolder: string): number[] {
  return processesOf(dataFolder)
    .filter(({ line }) => !line.includes('--type='))
    .map(({ processId }) => processId);
}
