import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { CsvAnswer } from '../shared/ipc';
import { writeTextWhole } from './write-whole';

/** Writes what the page shows to printers as `name`.pdf into `folder`, on A4; answers the path of the file. */
export async function savePdf(window: BrowserWindow, folder: string, name: string): Promise<string> {
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.pdf`);
  await writeFile(`${file}.new`, pdf);
  await rename(`${file}.new`, file);
  return file;
}

/** Asks a person where to, and writes the text of a CSV file there, whole or not at all. */
export async function saveCsv(window: BrowserWindow, csv: string): Promise<CsvAnswer> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), 'scans.csv'),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  if (canceled || filePath === '') return { outcome: 'cancelled' };
  try {
    writeTextWhole(filePath, csv);
    return { outcome: 'saved', file: filePath };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: 'refused', reason: `${filePath} could not be written: ${detail}` };
  }
}
