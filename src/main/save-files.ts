import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { ListAnswer, ListFormat } from '../shared/ipc';
import { errorText } from '../shared/error-text';
import { writeContentWhole } from './write-whole';

/** Writes what the page shows to printers as `name`.pdf into `folder`, on A4; answers the path of the file. */
export async function savePdf(window: BrowserWindow, folder: string, name: string): Promise<string> {
  const pdf = await printWhite(window);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.pdf`);
  await writeFile(`${file}.new`, pdf);
  await rename(`${file}.new`, file);
  return file;
}

/** The window's own ground would fill the margins of the page. */
async function printWhite(window: BrowserWindow): Promise<Buffer> {
  const ground = window.getBackgroundColor();
  window.setBackgroundColor('#ffffff');
  try {
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } finally {
    window.setBackgroundColor(ground);
  }
}

/** Asks a person where to, and writes the bytes of a file of this format there, whole or not at all. */
export async function saveList(
  window: BrowserWindow,
  format: ListFormat,
  bytes: Uint8Array,
): Promise<ListAnswer> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), `scans.${format}`),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  });
  if (canceled || filePath === '') return { outcome: 'cancelled' };
  try {
    writeContentWhole(filePath, bytes);
    return { outcome: 'saved', file: filePath };
  } catch (error) {
    return { outcome: 'refused', reason: `${filePath} could not be written: ${errorText(error)}` };
  }
}
