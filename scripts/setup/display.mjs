import { spawn } from 'node:child_process';
import { SetupError } from './say.mjs';

/** How long Xvfb may take to open its display on a busy machine. */
const openTimeoutMs = 20_000;

/** What `npm start` takes to open the window on a virtual display. */
export const virtualDisplayFlag = '--virtual-display';

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
 * A display must not outlive the command that opened it, however that ends: this shell waits for the end of its input,
 * which comes even when the command was killed, and ends the display then.
 */
const guardedServer = `
  Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp &
  exec 3>&-
  read -r _
  kill $!
  wait
`;

/**
 * The display of this machine or, where there is none, a private virtual one of 1920x1080.
 * @param {{ virtual?: boolean }} [options] `virtual`: a private one in any case.
 * @returns {Promise<Display>}
 */
export async function openDisplay({ virtual = false } = {}) {
  if (hasDisplay() && !virtual) return { environment: {}, isVirtual: false, close: () => Promise.resolve() };
  // Its own process group: Ctrl+C in the terminal is for the program, which still needs its display to end in order.
  const server = spawn('/bin/sh', ['-c', guardedServer], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const number = await readDisplayNumber(server);
  return {
    environment: { DISPLAY: `:${number}` },
    isVirtual: true,
    close: async () => {
      const closed = new Promise((resolve) => server.once('exit', resolve));
      server.stdin?.end();
      await closed;
    },
  };
}

/** Throws unless a window can be opened here; the message says how it can. */
export function requireDisplay() {
  if (hasDisplay()) return;
  throw new SetupError(
    `There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it from a desktop session, set DISPLAY, or use \`npm start -- ${virtualDisplayFlag}\` to run the station on a virtual one that nobody sees.`,
  );
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
      server.stdin?.end();
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
    server.stdio[3]?.once('end', () => {
      fail('Xvfb is not installed or ended at once');
    });
    let text = '';
    server.stdio[3]?.on('data', (/** @type {Buffer} */ data) => {
      text += data.toString();
      if (!text.includes('\n')) return;
      clearTimeout(limit);
      server.stdio[3]?.removeAllListeners('end');
      resolve(text.trim());
    });
  });
}
