import { app, powerMonitor, powerSaveBlocker, type BrowserWindow } from 'electron';
import type { Log } from '../shared/log';
import type { PowerEvent } from './agent/protocol';

/** What power and session of the PC are watched with. */
export interface PowerOptions {
  window: BrowserWindow;
  /** Tells the agent. */
  notePower: (event: PowerEvent) => void;
  log: Log;
}

/** The display stays on while somebody scans, and sleep and end of session find the scans sent as far as time allows. */
export interface Power {
  /** To be told again and again; a locked station counts as one where nobody is signed in. */
  noteSignedIn(isSignedIn: boolean): void;
}

/** Starts watching. Durability never depends on it: a power cut tells nobody. */
export function watchPower({ window, notePower, log }: PowerOptions): Power {
  let blocker: number | null = null;

  powerMonitor.on('suspend', () => {
    log('info', 'The PC goes to sleep.');
    notePower('suspend');
  });
  powerMonitor.on('resume', () => {
    log('info', 'The PC has woken up; the database is asked anew.');
    notePower('resume');
  });
  // Linux and macOS; the system waits for the program's end then, for a while.
  const beforeShutdown = (event: Electron.Event): void => {
    event.preventDefault();
    end('The PC is being shut down.');
  };
  // The typings leave out the event their own text speaks of.
  powerMonitor.on('shutdown', beforeShutdown as () => void);
  // Windows: before it others may still refuse, after it nothing can be put off.
  window.on('query-session-end', () => {
    notePower('suspend');
  });
  window.on('session-end', () => {
    end('The session is being ended.');
  });

  function end(why: string): void {
    log('info', why);
    app.quit();
  }

  return {
    noteSignedIn: (isSignedIn) => {
      if (isSignedIn && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
      if (!isSignedIn && blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
