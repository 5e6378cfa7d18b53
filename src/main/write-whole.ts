import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file of JSON whole or not at all: a power cut leaves the old one or the new one. Throws when it cannot. `mode`:
 * who may read it.
 */
export function writeWhole(file: string, content: unknown, mode?: number): void {
  writeContentWhole(file, `${JSON.stringify(content, null, 2)}\n`, mode);
}

/** The same with any text or bytes. */
export function writeContentWhole(file: string, content: string | Uint8Array, mode = 0o666): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, content, { flush: true, mode });
  renameSync(unfinished, file);
}
