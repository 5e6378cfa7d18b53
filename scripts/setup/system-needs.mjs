import { existsSync } from 'node:fs';
import path from 'node:path';
import { hasDisplay } from './display.mjs';
import { run } from './run.mjs';

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
  return [
    {
      reason: `the window (Electron lacks ${missing.length === 0 ? 'some libraries' : missing.join(', ')})`,
      packages: [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']],
    },
  ];
}

/** A virtual display, needed only where there is no real one. */
export function missingDisplay() {
  if (process.platform !== 'linux' || hasDisplay() || findProgram('Xvfb') !== null) return [];
  return [{ reason: 'a virtual display, since this machine has none (Xvfb)', packages: [['xvfb']] }];
}

/** The server that tests and demo start privately; only its programs, so that no service begins to run. */
export function missingMariadb() {
  if (findProgram('mariadbd') !== null && findProgram('mariadb-install-db') !== null) return [];
  return [
    {
      reason: 'a private MariaDB server (mariadbd and mariadb-install-db, 10.11 or newer)',
      packages: [
        ['mariadb-server-core', 'mariadb-server'],
        ['mariadb-client-core', 'mariadb-client'],
      ],
    },
  ];
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
