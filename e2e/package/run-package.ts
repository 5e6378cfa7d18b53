import { spawn, type ChildProcess } from 'node:child_process';
import { userInfo } from 'node:os';
import { waitUntil } from '../support/wait-until';

/** How a packaged program is run. */
export interface RunOptions {
  executable: string;
  dataFolder: string;
  databaseUrl?: string | undefined;
  parameters?: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** A packaged program that runs. */
export interface RunningPackage {
  process: ChildProcess;
  output: () => string;
  /** SIGTERM, as the session's end would send it; resolves to the exit code when the process is gone. */
  close: () => Promise<number | null>;
  exited: Promise<number | null>;
}

/** Starts the program as a user would; nothing of a debugger is attached. */
export function runPackage(options: RunOptions): RunningPackage {
  const child = spawn(options.executable, listParameters(options), {
    env: {
      ...process.env,
      ...(options.databaseUrl === undefined ? {} : { SCAN_STATION_DATABASE_URL: options.databaseUrl }),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
    });
  });
  return {
    process: child,
    output: () => output,
    exited,
    close: () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      return exited;
    },
  };
}

/** What stands on the command line of a packaged program. */
export function listParameters({
  dataFolder,
  parameters = [],
}: Pick<RunOptions, 'dataFolder' | 'parameters'>): string[] {
  // Chromium refuses to run its sandbox as root.
  const isRoot = userInfo().uid === 0;
  return [`--user-data-dir=${dataFolder}`, ...(isRoot ? ['--no-sandbox'] : []), ...parameters];
}

/** Resolves when the window takes scans, by the program's own log line. */
export async function waitForWindow(running: RunningPackage): Promise<void> {
  await waitUntil(
    'the packaged program is ready for scans',
    () => {
      if (running.process.exitCode !== null) throw new Error(`It ended:\n${running.output()}`);
      return running.output().includes('The window is ready for scans.');
    },
    { timeoutMs: 60_000 },
  );
}
