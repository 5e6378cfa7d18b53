import { dialog, type BrowserWindow } from 'electron';
import type { PathKind } from '../shared/ipc';

/** Lets a person choose a file of scans, or a folder; null when they close the dialog. */
export async function choosePath(window: BrowserWindow, kind: PathKind): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [kind === 'file' ? 'openFile' : 'openDirectory'],
    ...(kind === 'file' ? { filters: [{ name: 'Scan Station', extensions: ['scans'] }] } : {}),
  });
  return canceled ? null : (filePaths[0] ?? null);
}
