import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file of JSON whole or not at all: a power cut leaves the old one or the new one. Throws when it cannot. */
export function writeWhole(file: string, content: unknown): void {
  writeTextWhole(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** The same with any text. */
export function writeTextWhole(file: string, text: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, text, { flush: true });
  renameSync(unfinished, file);
}
