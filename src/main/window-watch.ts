import type { Clock } from '../shared/clock';
import type { Log } from '../shared/log';

/** Time between two looks. Looks are counted, not time: while the PC sleeps nothing is looked at. */
const lookEveryMs = 5_000;
/** The page gives a pulse every two seconds; a long garbage collection or a slow disk takes far less than this. */
const silentLooksAllowed = 3;
/** A cold start from a slow disk. */
const firstLooksAllowed = 12;

/** What the watch needs. */
export interface WindowWatchOptions {
  clock: Clock;
  log: Log;
  /** Ends the page; it is loaded again like one that crashed. */
  endPage: () => void;
}

/** Notices a page that hangs: Electron's own `unresponsive` comes only when somebody presses a key in vain. */
export interface WindowWatch {
  /** A sign of life; `isReady`: scans can be taken. */
  pulse: (isReady: boolean) => void;
  stop: () => void;
}

/** Starts watching. */
export function watchWindow({ clock, log, endPage }: WindowWatchOptions): WindowWatch {
  let silentLooks = 0;
  let looksAllowed = firstLooksAllowed;
  let wasReady = false;
  let cancelLook = clock.schedule(lookEveryMs, look);

  function look(): void {
    silentLooks += 1;
    if (silentLooks > looksAllowed) {
      log('error', 'The window does not answer and is loaded again. Saved scans are safe.', {
        silentMs: silentLooks * lookEveryMs,
      });
      silentLooks = 0;
      looksAllowed = firstLooksAllowed;
      wasReady = false;
      endPage();
    }
    cancelLook = clock.schedule(lookEveryMs, look);
  }

  return {
    pulse: (isReady) => {
      silentLooks = 0;
      looksAllowed = silentLooksAllowed;
      if (isReady && !wasReady) log('info', 'The window is ready for scans.');
      wasReady = isReady;
    },
    stop: () => {
      cancelLook();
    },
  };
}
