import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './say.mjs';
import { findProgram } from './system-needs.mjs';

/** Folder of npm itself, wherever it lives beside this Node. */
export function findNpmFolder() {
  const calledBy = process.env['npm_execpath'] ?? '';
  const nodeFolder = path.dirname(process.execPath);
  const link = findProgram('npm');
  const candidates = [
    calledBy,
    path.join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.resolve(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    link === null ? '' : realpathSync(link),
  ];
  const program = candidates.find((file) => path.basename(file) === 'npm-cli.js' && existsSync(file));
  if (program !== undefined) return path.resolve(program, '..', '..');
  throw new SetupError(
    'npm was not found beside Node. Install Node 22 or 24 with npm from https://nodejs.org and try again.',
  );
}

/**
 * Runs npm with this very Node. Not by its name: on Windows that is a .cmd file, which only a shell can start.
 * @param {readonly string[]} parameters
 * @param {import('./run.mjs').RunOptions} options
 */
export function runNpm(parameters, options) {
  const program = path.join(findNpmFolder(), 'bin', 'npm-cli.js');
  return run(process.execPath, [program, '--loglevel=error', ...parameters], options);
}
