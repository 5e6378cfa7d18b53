import { existsSync } from 'node:fs';
import path from 'node:path';
import { hasDisplay } from './display.mjs';
import { run } from './run.mjs';
import { SetupError } from './say.mjs';

/** @typedef {import('./system-packages.mjs').SystemNeed} SystemNeed */

/**
 * The shared libraries Electron's executable lacks on this machine.
 * @param {import('./electron.mjs').ResolvedElectron} electron
 * @returns {Promise<SystemNeed[]>}
 */
export async function missingLibraries(electron) {
  if (process.platform !== 'linux') return [];
  const { exitCode, output } = await run('ldd', [electron.executable]);
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (exitCode === 0 && missing.length === 0) return [];
  const lacking = missing.length === 0 ? `some libraries; ldd said: ${output.trim()}` : missing.join(', ');
  return [
    {
      reason: `the window (Electron lacks ${lacking})`,
      packages: [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']],
    },
  ];
}

/**
 * Throws a `SetupError` when Electron still lacks libraries after the known packages were installed.
 * @param {import('./electron.mjs').ResolvedElectron} electron
 */
export async function requireLibraries(electron) {
  const [need] = await missingLibraries(electron);
  if (need === undefined) return;
  throw new SetupError(
    `Everything that is usually needed is installed, and still something is missing for ${need.reason}. Install the packages of your system that hold these, then try again.`,
  );
}

/** A virtual display, needed only where there is no real one. */
export function missingDisplay() {
  if (process.platform !== 'linux' || hasDisplay() || findProgram('Xvfb') !== null) return [];
  return [{ reason: 'a virtual display, since this machine has none (Xvfb)', packages: [['xvfb']] }];
}

/** Keys through the X server and pictures of it, for the tests of the installed package. */
export function missingKeyTools() {
  const missing = ['xdotool', 'import'].filter((name) => findProgram(name) === null);
  if (missing.length === 0) return [];
  return [
    {
      reason: `keys and pictures of the tests' display (${missing.join(', ')})`,
      packages: [['xdotool'], ['imagemagick']],
    },
  ];
}

/** Real key presses for the tests: a display of their own whose keyboard layout can be changed. */
export function missingKeyboard() {
  if (process.platform !== 'linux') return [];
  const tools = [
    { program: 'Xvfb', name: 'xvfb' },
    { program: 'xdotool', name: 'xdotool' },
    { program: 'setxkbmap', name: 'x11-xkb-utils' },
  ].filter(({ program }) => findProgram(program) === null);
  if (tools.length === 0) return [];
  const names = tools.map(({ program }) => program).join(', ');
  return [{ reason: `key presses in tests (${names})`, packages: tools.map(({ name }) => [name]) }];
}

/** A pair of joined terminals, for the tests of serial scanners. */
export function missingSocat() {
  if (process.platform !== 'linux' || findProgram('socat') !== null) return [];
  return [{ reason: 'terminals for the tests of serial scanners (socat)', packages: [['socat']] }];
}

/** Certificates for the tests of encryption; Node cannot make any. */
export function missingOpenssl() {
  if (findProgram('openssl') !== null) return [];
  return [{ reason: 'certificates for the tests of encryption (openssl)', packages: [['openssl']] }];
}

/** Watching system calls, to show that a scan is on disk before it is confirmed; Linux alone has this tool. */
export function missingStrace() {
  if (process.platform !== 'linux' || findProgram('strace') !== null) return [];
  return [{ reason: 'the tests that watch the disk (strace)', packages: [['strace']] }];
}

/**
 * The server that tests and demo start privately; only its programs, so that no service begins to run. Throws a
 * `SetupError` when the one that is installed is too old.
 * @returns {Promise<SystemNeed[]>}
 */
export async function missingMariadb() {
  const server = findProgram('mariadbd');
  if (server !== null && findProgram('mariadb-install-db') !== null) {
    await requireMariadbVersion(server);
    return [];
  }
  return [
    {
      reason: 'a private MariaDB server (mariadbd and mariadb-install-db, 10.11 or newer)',
      packages: [['mariadb-server-core'], ['mariadb-client-core']],
    },
  ];
}

/** @param {string} server */
async function requireMariadbVersion(server) {
  const { output } = await run(server, ['--no-defaults', '--version']);
  const [, version = '', major = '0', minor = '0'] = /Ver ((\d+)\.(\d+)\S*)/.exec(output) ?? [];
  if (Number(major) > 10 || (Number(major) === 10 && Number(minor) >= 11)) return;
  throw new SetupError(
    `${server} is MariaDB ${version || 'of an unknown version'}; tests and demo need 10.11 or newer. See https://mariadb.org/download, or put the folder of a newer one first in PATH.`,
  );
}

/**
 * Absolute path of a program, or null. Looks where servers live as well, which is not in every user's PATH.
 * @param {string} name
 */
export function findProgram(name) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of folders) {
    for (const candidate of names) {
      const file = path.join(folder, candidate);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return null;
}
