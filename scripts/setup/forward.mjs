import { spawn } from 'node:child_process';

/**
 * Runs a program in place of this one: same terminal, signals passed on. Resolves to its exit code, 1 for a signal.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<number>}
 */
export function forward(command, parameters, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: 'inherit', env: { ...process.env, ...environment } });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.removeListener(signal, pass);
      resolve(code ?? 1);
    });
  });
}
