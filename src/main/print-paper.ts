import type { BrowserWindow } from 'electron';
import type { Clock } from '../shared/clock';
import type { PrintFailure } from '../shared/ipc';

/** The parts of a window that printing needs. */
export interface PrintingWindow {
  isKiosk: () => boolean;
  webContents: Pick<BrowserWindow['webContents'], 'print'>;
}

/** A print queue takes a page within seconds; whoever pressed the button still stands there. */
const deadlineMs = 20_000;

/**
 * Prints what the page shows to printers. The system's dialog asks how; it leads to folders and other programs, so in a kiosk
 * the default printer takes it without a question. Answers why that one did not, or that it said nothing in time.
 */
export function printPaper(
  window: PrintingWindow,
  clock: Pick<Clock, 'schedule'>,
): Promise<PrintFailure | null> {
  if (!window.isKiosk()) {
    window.webContents.print();
    return Promise.resolve(null);
  }
  return new Promise((resolve) => {
    const cancelDeadline = clock.schedule(deadlineMs, () => {
      resolve({ code: 'no-answer' });
    });
    window.webContents.print({ silent: true }, (isPrinted, detail) => {
      cancelDeadline();
      resolve(isPrinted ? null : { code: 'not-taken', detail });
    });
  });
}
