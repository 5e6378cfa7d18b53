import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { programRoot } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const products = ['main/index.js', 'main/agent.js', 'preload/index.cjs', 'renderer/index.html'];

/** Builds the program into `out/` unless every product is there and newer than every source. One at a time. */
export function ensureBuild() {
  return withLock(path.join(programRoot, '.build-lock'), buildIfOlder);
}

async function buildIfOlder() {
  const outFolder = path.join(programRoot, 'out');
  const files = products.map((name) => path.join(outFolder, name));
  if (files.every((file) => existsSync(file))) {
    const oldestProductMs = Math.min(...files.map((file) => statSync(file).mtimeMs));
    const newestSourceMs = Math.max(...sources.map((name) => newestChangeMs(path.join(programRoot, name))));
    if (oldestProductMs > newestSourceMs) return;
  }
  await build({});
}

/**
 * Builds the program into `out/`, whatever is there.
 * @param {Record<string, string>} environment Settings of the build (see electron.vite.config.ts).
 */
export function buildProgram(environment) {
  return withLock(path.join(programRoot, '.build-lock'), () => build(environment));
}

/** @param {Record<string, string>} env */
async function build(env) {
  say('building the program');
  const electronVite = path.join(programRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { exitCode, output } = await run(process.execPath, [electronVite, 'build'], {
    cwd: programRoot,
    env,
  });
  if (exitCode !== 0) throw new SetupError(`The program could not be built:\n${lastLines(output)}`);
}

/**
 * @param {string} file
 * @returns {number}
 */
function newestChangeMs(file) {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(file).map((name) => newestChangeMs(path.join(file, name))));
}
