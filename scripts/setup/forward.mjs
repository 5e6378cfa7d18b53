import { spawn } from 'node:child_process';

const isWindows = process.platform === 'win32';

/**
 * Runs a program in place of this one: same terminal, signals passed on. Resolves to its exit code, 1 for a signal.
 *
 * On Linux it gets a session of its own, so that Ctrl+C reaches it once and through us: a terminal sends it to every
 * process at once, and a second one, or one that ends Electron's helpers first, cuts an orderly end short. On Windows the
 * console alone can ask for an orderly end; what a parent sends there kills.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<number>}
 */
export function forward(command, parameters, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: 'inherit',
      detached: !isWindows,
      env: { ...process.env, ...environment },
    });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      if (!isWindows) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.removeListener(signal, pass);
      resolve(code ?? 1);
    });
  });
}
