import { spawn } from 'node:child_process';
import { say } from './say.mjs';

/** How long a silent command may run before a line says that it still does. */
const progressPauseMs = 10_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] Added to this process's environment.
 * @property {number} [timeoutMs] The command is ended after this time and counts as failed.
 * @property {string} [progress] Said every ten seconds while the command runs.
 */

/**
 * @typedef {object} RunResult
 * @property {number | null} exitCode Null when it was ended by a signal or could not be started.
 * @property {string} output Everything it wrote to both outputs.
 */

/**
 * Runs a command to its end and keeps what it wrote. Never rejects: a command that cannot be started is a failed one.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const startedAtMs = Date.now();
    const keep = (/** @type {Buffer} */ data) => {
      output += data.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const progress = setInterval(() => {
      if (options.progress !== undefined) {
        say(`${options.progress} (${Math.round((Date.now() - startedAtMs) / 1_000)} s)`);
      }
    }, progressPauseMs);
    const limit =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    const end = (/** @type {number | null} */ exitCode) => {
      clearInterval(progress);
      clearTimeout(limit);
      resolve({ exitCode, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(null);
    });
    child.once('close', end);
  });
}

/**
 * The last lines of a command's output, for an error message; its stack traces help nobody who reads that.
 * @param {string} output
 */
export function lastLines(output) {
  const lines = output.trimEnd().split('\n');
  return lines
    .filter((line) => !/^(npm error|gyp ERR! stack)?\s+at /.test(line))
    .slice(-15)
    .join('\n');
}
