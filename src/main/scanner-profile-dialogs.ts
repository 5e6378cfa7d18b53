import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { ProfileFileAnswer } from '../shared/scanner-profile';
import { readProfileFile, scannerProfileFileName, type ScannerProfileFile } from './scanner-profile-file';

const filters = [{ name: 'JSON', extensions: ['json'] }];

/** Asks a person where to, and copies the kept profile there. */
export async function exportProfile(
  window: BrowserWindow,
  profileFile: ScannerProfileFile,
): Promise<ProfileFileAnswer> {
  const defaultPath = path.join(app.getPath('documents'), scannerProfileFileName);
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
  return canceled || filePath === '' ? { outcome: 'cancelled' } : profileFile.exportTo(filePath);
}

/** Asks a person for a file, and reads a profile from it. */
export async function importProfile(window: BrowserWindow): Promise<ProfileFileAnswer> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
  const [file] = filePaths;
  return canceled || file === undefined ? { outcome: 'cancelled' } : readProfileFile(file);
}
