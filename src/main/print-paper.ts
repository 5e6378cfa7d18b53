import type { BrowserWindow } from 'electron';

/** The parts of a window that printing needs. */
export interface PrintingWindow {
  isKiosk: () => boolean;
  webContents: Pick<BrowserWindow['webContents'], 'print'>;
}

/**
 * Prints what the page shows to printers. The system's dialog asks how; it leads to folders and other programs, so in a kiosk
 * the default printer takes it without a question. Rejects in words when that one does not.
 */
export function printPaper(window: PrintingWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!window.isKiosk()) {
      window.webContents.print();
      resolve();
      return;
    }
    window.webContents.print({ silent: true }, (isPrinted, reason) => {
      if (isPrinted) resolve();
      else reject(new Error(`The default printer of this PC did not take it (${reason}). Save it as a PDF.`));
    });
  });
}
