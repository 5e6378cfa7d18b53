import { BrowserWindow, Menu } from 'electron';
import type { Clock } from '../shared/clock';
import type { Log } from '../shared/log';
import { watchWindow } from './window-watch';
import { keepFocus, refuseClosingByKeys, refuseClosingKiosk } from './window-keys';
import { calmAfterMs, restartDelayMs } from './restart-delay';

/** What the window is made of. */
export interface WindowOptions {
  /** Address of the page: `app://station/index.html`, or the development server's. */
  pageUrl: string;
  /** Absolute path of the built preload. */
  preloadFile: string;
  /** Fills the screen, and takes the keyboard back from other windows. */
  isKiosk: boolean;
  clock: Clock;
  log: Log;
}

/** The window, and where its page's signs of life go. */
export interface StationWindow {
  window: BrowserWindow;
  /** `isReady`: the page can take scans. */
  pulse: (isReady: boolean) => void;
  /** Whether the page of now stands in the place of one that crashed or hung. */
  isAfterCrash: () => boolean;
}

/** Opens the station's one window. A page that crashes or hangs is loaded again; its saved scans are in the outbox. */
export function openWindow({ pageUrl, preloadFile, isKiosk, clock, log }: WindowOptions): StationWindow {
  let crashesInARow = 0;
  let lastCrashMs = Number.NEGATIVE_INFINITY;
  // A scanned control character must not find a menu to trigger: Ctrl+R would reload, Ctrl+W close.
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    width: 1_366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: '#0e1217',
    title: 'Scan Station',
    autoHideMenuBar: true,
    kiosk: isKiosk,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The tones must sound for a scan, without a click before; timers must run behind another window.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (!isKiosk) window.maximize();
    window.show();
  });
  refuseClosingByKeys(window, clock, log);
  if (isKiosk) {
    refuseClosingKiosk(window, log);
    keepFocus(window, clock, log);
  }
  window.webContents.on('render-process-gone', (_event, details) => {
    if (window.isDestroyed() || details.reason === 'clean-exit') return;
    crashesInARow = clock.monotonicMs() - lastCrashMs > calmAfterMs ? 1 : crashesInARow + 1;
    lastCrashMs = clock.monotonicMs();
    const delayMs = restartDelayMs(crashesInARow);
    log('error', 'The window crashed and is loaded again. Saved scans are safe.', { ...details, delayMs });
    clock.schedule(delayMs, () => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
  window.webContents.on('did-fail-load', (_event, code, description, url) => {
    log('error', 'The window could not load its page.', { code, description, url });
  });
  window.loadURL(pageUrl).catch((error: unknown) => {
    log('error', 'The window could not load its page.', { detail: String(error) });
  });
  const watch = watchWindow({
    clock,
    log,
    endPage: () => {
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    },
  });
  window.once('closed', watch.stop);
  return { window, pulse: watch.pulse, isAfterCrash: () => crashesInARow > 0 };
}
