import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';

/** Writes what the page shows to printers as `name`.pdf into `folder`, on A4; answers the path of the file. */
export async function savePdf(window: BrowserWindow, folder: string, name: string): Promise<string> {
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.pdf`);
  await writeFile(`${file}.new`, pdf);
  await rename(`${file}.new`, file);
  return file;
}
