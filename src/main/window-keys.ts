import type { BrowserWindow } from 'electron';
import type { Clock } from '../shared/clock';
import type { Log } from '../shared/log';

/** A window that is closed this soon after a key was closed by it: Alt+F4 does not go through the page everywhere. */
const byKeyMs = 500;

/** Keeps keys, and so scanned codes, from closing the window; the mouse and the end of the session still do. */
export function refuseClosingByKeys(window: BrowserWindow, clock: Clock, log: Log): void {
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('before-input-event', () => {
    lastKeyMs = clock.monotonicMs();
  });
  window.on('close', (event) => {
    if (clock.monotonicMs() - lastKeyMs > byKeyMs) return;
    event.preventDefault();
    log('warn', 'A key would have closed the window; it stays open.');
  });
}

/** Keeps a kiosk's window open whatever would close it, until an administrator has left kiosk mode in the menu. */
export function refuseClosingKiosk(window: BrowserWindow, log: Log): void {
  window.on('close', (event) => {
    if (!window.isKiosk()) return;
    event.preventDefault();
    log(
      'warn',
      'Something would have closed the kiosk; it stays open. An administrator leaves it in the menu.',
    );
  });
}

/** How often a kiosk's window looks whether it still has the keyboard. */
const lookMs = 1_000;

/** Takes the keyboard back whenever another window has it, as long as the window is a kiosk. */
export function keepFocus(window: BrowserWindow, clock: Clock, log: Log): void {
  let cancel: () => void = () => undefined;
  let hadFocus = true;

  function look(): void {
    if (!window.isKiosk()) return;
    const hasFocus = window.isFocused();
    if (!hasFocus) {
      if (hadFocus) log('warn', 'Another window took the keyboard; the station takes it back.');
      if (window.isMinimized()) window.restore();
      window.show();
      window.moveTop();
      window.focus();
    }
    hadFocus = hasFocus;
    cancel = clock.schedule(lookMs, look);
  }

  window.once('show', () => {
    cancel = clock.schedule(lookMs, look);
  });
  window.once('closed', () => {
    cancel();
  });
}
