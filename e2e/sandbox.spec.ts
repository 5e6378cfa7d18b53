import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveElectron } from '../scripts/setup/electron.mjs';
import { expect, test } from './support/fixtures';
import { programRoot } from './support/station';
import { waitUntil } from './support/wait-until';

/*
 * Chromium's own sandbox around the page, with the rights of an ordinary account: as root it would not start.
 */

/** Whom the program runs as: whoever runs the test or, where that is root, the account that may do nothing. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Whether that account may do something. */
const may = (command: string, ...parameters: string[]): boolean =>
  spawnSync(command, parameters, account).status === 0;

/** Null: it can be tried here. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return 'the files of /proc are read, which Linux alone has';
  if (!may('unshare', '--user', 'true')) return 'the kernel lets no ordinary account make a user namespace';
  return may('test', '-r', path.join(programRoot, 'package.json'))
    ? null
    : `no ordinary account may read ${programRoot}`;
}

/** The Electron of this checkout; where it lies in root's own folder, a copy of it that the account may start. */
function reachableElectron(folder: string): string {
  const { executable, distFolder } = resolveElectron();
  if (may('test', '-x', executable)) return executable;
  const copy = path.join(folder, 'electron');
  cpSync(distFolder, copy, { recursive: true });
  return path.join(copy, path.relative(distFolder, executable));
}

interface Process {
  line: string;
  status: string;
}

/** Processes started with this data folder. */
function processesOf(dataFolder: string): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        if (!line.includes(dataFolder)) return [];
        return [{ line, status: readFileSync(`/proc/${name}/status`, 'utf8') }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

test('started by an ordinary account the page runs in the sandbox: filtered system calls, a process namespace of its own', async ({
  dataFolder,
}) => {
  const why = obstacle();
  if (why !== null) process.stdout.write(`Not tried: ${why}.\n`);
  test.skip(why !== null, why ?? '');
  if (account.uid !== undefined) chownSync(dataFolder, account.uid, account.gid);
  const program = spawn(
    reachableElectron(dataFolder),
    [programRoot, `--user-data-dir=${dataFolder}`, '--lang=en-US'],
    {
      ...account,
      env: { ...process.env, HOME: dataFolder, XDG_CONFIG_HOME: dataFolder, XDG_CACHE_HOME: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (data: Buffer) => (output += data.toString()));
  }
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    await waitUntil(
      'the window takes scans',
      () => {
        if (program.exitCode !== null) throw new Error(output);
        return output.includes('The window is ready for scans.');
      },
      { timeoutMs: 60_000 },
    );
    const processes = processesOf(dataFolder);
    const page = processes.find(({ line }) => line.includes('--type=renderer'));
    expect(page?.status).toMatch(/^Seccomp:\s2$/m);
    expect(page?.status).toMatch(/^NSpid:\s\d+\s\d+/m);
    expect(page?.status).toMatch(/^NoNewPrivs:\s1$/m);
    expect(processes.filter(({ line }) => line.includes('--no-sandbox'))).toEqual([]);
  } finally {
    program.kill('SIGTERM');
    await ended;
  }
});
