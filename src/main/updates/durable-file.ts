import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts a file on disk under its name, whole or not at all, whatever dies meanwhile. */
export function writeDurably(file: string, text: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, text, { flush: true });
  renameDurably(unfinished, file);
}

/** Gives a file another name, in one step, and puts that on disk. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  // Windows keeps names safe by itself and lets nobody open a folder.
  if (process.platform === 'win32') return;
  const folder = openSync(path.dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
