import { spawn } from 'node:child_process';
import { SetupError } from './say.mjs';

/** How long Xvfb may take to open its display on a busy machine. */
const openTimeoutMs = 20_000;

/** True where windows can be opened: everywhere but on a Linux without a display. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? '') || Boolean(process.env['WAYLAND_DISPLAY'] ?? '');
}

/**
 * @typedef {object} Display
 * @property {Record<string, string>} environment To be added to the environment of what opens windows.
 * @property {boolean} isVirtual
 * @property {() => Promise<void>} close Ends a virtual display; does nothing to a real one.
 */

/**
 * The display of this machine or, where there is none, a private virtual one of 1920x1080.
 * @returns {Promise<Display>}
 */
export async function openDisplay() {
  if (hasDisplay()) return { environment: {}, isVirtual: false, close: () => Promise.resolve() };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const kill = () => server.kill();
  // A display must not outlive the command that opened it, however that ends.
  process.once('exit', kill);
  const number = await readDisplayNumber(server);
  return {
    environment: { DISPLAY: `:${number}` },
    isVirtual: true,
    close: async () => {
      process.removeListener('exit', kill);
      if (server.exitCode !== null || server.signalCode !== null) return;
      const closed = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await closed;
    },
  };
}

/**
 * Xvfb chooses a free number itself and writes it to the given descriptor once it accepts windows.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => {
      clearTimeout(limit);
      server.kill();
      reject(
        new SetupError(`No virtual display could be opened: ${why}. Run \`npm run setup\`, or set DISPLAY.`),
      );
    };
    const limit = setTimeout(() => {
      fail(`Xvfb did not open one within ${openTimeoutMs / 1_000} s`);
    }, openTimeoutMs);
    server.once('error', (error) => {
      fail(error.message);
    });
    server.once('exit', (code) => {
      fail(`Xvfb ended with code ${code}`);
    });
    let text = '';
    server.stdio[3]?.on('data', (/** @type {Buffer} */ data) => {
      text += data.toString();
      if (!text.includes('\n')) return;
      clearTimeout(limit);
      server.removeAllListeners('exit');
      resolve(text.trim());
    });
  });
}
