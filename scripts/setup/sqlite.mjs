import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ensureBuildTools } from './build-tools.mjs';
import { findNpmFolder } from './npm.mjs';
import { programRoot, userCache } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/*
 * better-sqlite3 ships add-ons for Node-API 10. Runtimes with version 9 (Node 20, the substitute Electron) die when they
 * load one, so loading is tried in a child process and the add-on is built from source only where that fails.
 */

const packageFolder = path.join(programRoot, 'node_modules', 'better-sqlite3');
const builtFile = path.join(packageFolder, 'build', 'Release', 'better_sqlite3.node');

const probe = `
  const Database = require(${JSON.stringify(packageFolder)});
  const database = new Database(':memory:');
  if (database.prepare('SELECT 1 AS one').get().one !== 1) process.exit(1);
`;

/**
 * Sees to it that better-sqlite3 loads in Node and in the given Electron.
 * @param {import('./electron.mjs').ResolvedElectron} electron
 */
export async function ensureSqlite(electron) {
  if (await loadsEverywhere(electron)) return;
  const cachedFile = path.join(
    userCache,
    `better-sqlite3-${packageVersion()}-${process.platform}-${process.arch}-napi9.node`,
  );
  if (existsSync(cachedFile)) {
    install(cachedFile);
    if (await loadsEverywhere(electron)) return;
  }
  if (process.platform === 'win32') {
    throw new SetupError(
      `better-sqlite3 does not load in Node ${process.version}. Install Node 22.14 or newer from https://nodejs.org, then try again.`,
    );
  }
  await build();
  if (!(await loadsEverywhere(electron))) {
    throw new SetupError(
      `better-sqlite3 was built and still does not load. Delete ${path.join(programRoot, 'node_modules')} and run \`npm run setup\` again; if it stays so, report it with the versions of Node (${process.version}) and Electron (${electron.version}).`,
    );
  }
  mkdirSync(userCache, { recursive: true });
  copyFileSync(builtFile, `${cachedFile}.${process.pid}`);
  renameSync(`${cachedFile}.${process.pid}`, cachedFile);
}

function packageVersion() {
  const text = readFileSync(path.join(packageFolder, 'package.json'), 'utf8');
  const manifest = /** @type {{ version: string }} */ (JSON.parse(text));
  return manifest.version;
}

/** @param {string} file */
function install(file) {
  mkdirSync(path.dirname(builtFile), { recursive: true });
  copyFileSync(file, builtFile);
}

/** @param {import('./electron.mjs').ResolvedElectron} electron */
async function loadsEverywhere(electron) {
  const [node, inElectron] = await Promise.all([
    run(process.execPath, ['-e', probe]),
    run(electron.executable, ['-e', probe], { env: { ELECTRON_RUN_AS_NODE: '1' } }),
  ]);
  return node.exitCode === 0 && inElectron.exitCode === 0;
}

async function build() {
  await ensureBuildTools();
  say('building better-sqlite3 from source: its ready-made add-on does not load here (1 to 2 minutes, once)');
  const { exitCode, output } = await run(
    process.execPath,
    [nodeGypFile(), 'rebuild', '--release', '--force_build=1', ...headerOption()],
    {
      cwd: packageFolder,
      // The package asks for Node-API 10. What it needs beyond 9 is a permission that 9 gives to modules which declare
      // themselves experimental; the flags come after the package's own and win.
      env: { CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL' },
      progress: 'still building better-sqlite3',
    },
  );
  if (exitCode !== 0) {
    throw new SetupError(
      `better-sqlite3 could not be built. It needs Python 3, make and a C++20 compiler; Node 22.14 or newer with an official Electron needs no build. The build said:\n${lastLines(output)}`,
    );
  }
}

/** node-gyp is part of npm. */
function nodeGypFile() {
  const file = path.join(findNpmFolder(), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  if (existsSync(file)) return file;
  throw new SetupError(
    'node-gyp was not found in npm; better-sqlite3 cannot be built. Install npm 10 or newer from https://nodejs.org.',
  );
}

/** Headers that came with Node save a download; without them node-gyp fetches its own. */
function headerOption() {
  const prefix = path.resolve(process.execPath, '..', '..');
  return existsSync(path.join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}
