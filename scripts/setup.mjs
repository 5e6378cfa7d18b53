import path from 'node:path';
import { describeElectron, ensureElectron } from './setup/electron.mjs';
import { withLock } from './setup/lock.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, say, SetupError } from './setup/say.mjs';
import { ensureSqlite } from './setup/sqlite.mjs';
import {
  missingDisplay,
  missingKeyboard,
  missingLibraries,
  missingMariadb,
  missingOpenssl,
  missingSocat,
  missingStrace,
  requireLibraries,
} from './setup/system-needs.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

/*
 * Gets this checkout ready: `node scripts/setup.mjs NEED`. Plain Node, because it runs before any package is there.
 *   packages  the packages of package-lock.json
 *   station   and Electron, its system libraries, and SQLite
 *   all       and what tests and demo need: a display, a MariaDB server
 *   tests     and what the tests alone need: real key presses (xdotool, setxkbmap) and traces of system calls
 * What is there already is not done again.
 */

const needs = ['packages', 'station', 'all', 'tests'];
const need = process.argv[2] ?? 'all';
const isQuiet = process.argv.includes('--quiet');
const retryOfficial = process.argv.includes('--retry-official');

await runMain(async () => {
  if (!needs.includes(need)) {
    throw new SetupError(`setup: "${need}" is not one of ${needs.join(', ')}.`);
  }
  // Outside node_modules, which npm ci empties.
  await withLock(path.join(programRoot, '.setup-lock'), setUp);
});

async function setUp() {
  const startedAtMs = performance.now();
  await ensurePackages();
  if (need === 'packages') return;
  const electron = await ensureElectron({ retryOfficial });
  const forTests =
    need === 'all' || need === 'tests'
      ? [...missingDisplay(), ...missingOpenssl(), ...(await missingMariadb())]
      : [];
  const forChecks = need === 'tests' ? [...missingKeyboard(), ...missingStrace(), ...missingSocat()] : [];
  await ensureSystemPackages([...(await missingLibraries(electron)), ...forTests, ...forChecks]);
  await requireLibraries(electron);
  await ensureSqlite(electron);
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  if (!isQuiet) say(`ready in ${seconds} s: ${describeElectron(electron)}`);
}
