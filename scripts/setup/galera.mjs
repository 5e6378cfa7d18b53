import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { SetupError } from './say.mjs';
import { findProgram } from './system-needs.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const transferProgram = 'wsrep_sst_rsync';
const libraries = ['/usr/lib/galera/libgalera_smm.so', '/usr/lib64/galera-4/libgalera_smm.so'];

/**
 * Makes what a Galera cluster needs besides the server available. Answers the folder of the scripts that transfer a
 * node's state, to be put into PATH, and the library of the cluster.
 * @returns {Promise<{ scripts: string, library: string }>}
 */
export async function ensureGalera() {
  const isComplete = libraries.some((file) => existsSync(file)) && findProgram('rsync') !== null;
  if (!isComplete) {
    await ensureSystemPackages([
      { reason: 'a Galera cluster', packages: [['galera-4'], ['rsync'], ['iproute2']] },
    ]);
  }
  const library = libraries.find((file) => existsSync(file));
  if (library === undefined) throw new SetupError('The library of Galera (libgalera_smm.so) was not found.');
  const installed = findProgram(transferProgram);
  return { scripts: installed === null ? await unpackScripts() : path.dirname(installed), library };
}

/** The scripts are part of Debian's whole server, which would start as a service: it is unpacked, not installed. */
async function unpackScripts() {
  const folder = path.join(programRoot, 'node_modules', '.cache', 'scan-station-galera');
  const scripts = path.join(folder, 'server', 'usr', 'bin');
  if (existsSync(path.join(scripts, transferProgram))) return scripts;
  mkdirSync(folder, { recursive: true });
  await runOrThrow('apt-get', ['download', 'mariadb-server'], folder);
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.deb'));
  await runOrThrow('dpkg-deb', ['-x', file ?? '', 'server'], folder);
  return scripts;
}

/**
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {string} cwd
 */
async function runOrThrow(program, parameters, cwd) {
  const { exitCode, output } = await run(program, [...parameters], { cwd });
  if (exitCode === 0) return;
  throw new SetupError(
    `${program} failed; install ${transferProgram}, a part of MariaDB Server, by hand. It said:\n${lastLines(output)}`,
  );
}
