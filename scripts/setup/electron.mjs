import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupError } from './say.mjs';
import { ensureSubstitute, findSubstitute, isSubstitutePossible, substituteVersion } from './substitute.mjs';

/**
 * @typedef {object} ResolvedElectron
 * @property {string} executable Absolute path of the program.
 * @property {string} distFolder Folder that holds it.
 * @property {'official' | 'substitute'} kind
 * @property {string} version
 */

const packageFolder = path.join(programRoot, 'node_modules', 'electron');
const downloadBase = 'https://github.com/electron/electron/releases/download/';

/** A host that does not answer at all must not hold up set-up. */
const reachTimeoutMs = 5_000;
/** 120 MB over a slow line. */
const downloadTimeoutMs = 15 * 60_000;

/**
 * The Electron that set-up prepared: the official one when it is there, else the substitute.
 * Throws a `SetupError` when there is neither.
 * @returns {ResolvedElectron}
 */
export function resolveElectron() {
  const found = findOfficial() ?? findPreparedSubstitute();
  if (found !== null) return found;
  throw new SetupError('Electron is not set up in this checkout. Run `npm run setup` first.');
}

/**
 * Gets Electron: the official binary, else the substitute. Says which one is in use.
 * @param {{ retryOfficial: boolean }} options `retryOfficial`: try the download although a substitute is there.
 * @returns {Promise<ResolvedElectron>}
 */
export async function ensureElectron({ retryOfficial }) {
  const ready = retryOfficial ? findOfficial() : (findOfficial() ?? findPreparedSubstitute());
  if (ready !== null) return ready;
  const failure = await downloadOfficial();
  if (failure !== null) {
    if (!isSubstitutePossible) {
      throw new SetupError(
        `Electron ${wantedVersion()} could not be downloaded: ${failure}. Allow this machine to reach ${downloadBase} or set ELECTRON_MIRROR to a mirror, then try again.`,
      );
    }
    say(`the download of Electron ${wantedVersion()} cannot be reached (${failure})`);
    await ensureSubstitute();
  }
  return resolveElectron();
}

/**
 * One line that says which Electron is in use.
 * @param {ResolvedElectron} electron
 */
export function describeElectron({ kind, version }) {
  if (kind === 'official') return `Electron ${version}`;
  return `Electron ${version}, a substitute for ${wantedVersion()}; \`npm run setup -- --retry-official\` tries the download again`;
}

function wantedVersion() {
  const text = readFileSync(path.join(packageFolder, 'package.json'), 'utf8');
  const manifest = /** @type {{ version: string }} */ (JSON.parse(text));
  return manifest.version;
}

/** @returns {ResolvedElectron | null} */
function findOfficial() {
  const distFolder = path.join(packageFolder, 'dist');
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const name =
    process.platform === 'win32' || process.platform === 'darwin' ? names[process.platform] : 'electron';
  const executable = path.join(distFolder, name);
  // path.txt is what Electron's own installer writes last.
  const isComplete = existsSync(executable) && existsSync(path.join(packageFolder, 'path.txt'));
  return isComplete ? { executable, distFolder, kind: 'official', version: wantedVersion() } : null;
}

/** @returns {ResolvedElectron | null} */
function findPreparedSubstitute() {
  const distFolder = findSubstitute();
  if (distFolder === null) return null;
  return {
    executable: path.join(distFolder, 'electron'),
    distFolder,
    kind: 'substitute',
    version: substituteVersion,
  };
}

/** Resolves to null when the official binary is there, else to why it could not be had. */
async function downloadOfficial() {
  const obstacle = await findObstacle(process.env['ELECTRON_MIRROR'] ?? downloadBase);
  if (obstacle !== null) return obstacle;
  say(`downloading Electron ${wantedVersion()}`);
  const { exitCode, output } = await run(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeoutMs: downloadTimeoutMs,
    progress: 'still downloading Electron',
  });
  return exitCode === 0 ? null : (lastLines(output).split('\n')[0] ?? 'the download failed');
}

/**
 * Why a download cannot work, found out quickly; null when it may work.
 * @param {string} address
 */
async function findObstacle(address) {
  // Only Electron's own installer knows how to go through a proxy.
  if (process.env['ELECTRON_GET_USE_PROXY']) return null;
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(reachTimeoutMs) });
    return null;
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
}
