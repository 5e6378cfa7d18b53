import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Puts the names in a folder on disk; Windows keeps them safe by itself and lets nobody open a folder. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
