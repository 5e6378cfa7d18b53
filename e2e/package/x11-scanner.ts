import { execFileSync } from 'node:child_process';
import { waitUntil } from '../support/wait-until';

const xdotool = (...parameters: string[]): string =>
  execFileSync('xdotool', parameters, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

/** Gives the program's window the keyboard: on a virtual display no window manager does. */
export async function focusWindow(title: string): Promise<void> {
  await waitUntil(
    `a window called "${title}" has the keyboard`,
    () => {
      try {
        const [window] = xdotool('search', '--onlyvisible', '--name', `^${title}$`).trim().split('\n');
        if (window === undefined || window === '') return false;
        xdotool('windowfocus', '--sync', window);
        return xdotool('getwindowfocus').trim() === window;
      } catch {
        // xdotool ends with 1 while there is no such window.
        return false;
      }
    },
    { timeoutMs: 30_000, everyMs: 200 },
  );
}

/** Types a code as a scanner's key strokes through the X server: what the program gets is not told from a real one. */
export function scanByKeys(code: string): void {
  xdotool('type', '--delay', '2', code);
  xdotool('key', 'Return');
}

/** Takes a picture of the whole display. */
export function takePicture(file: string): void {
  execFileSync('import', ['-window', 'root', file]);
}
