import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { errorText } from '../../../shared/error-text';
import { serialScannersSchema, type SerialScanner } from '../../../shared/serial-scanner';

const fileName = 'serial-scanners.json';

/** The scanners that were chosen at the station itself, or why they cannot be read. */
export type SavedScanners =
  | { state: 'saved'; scanners: SerialScanner[] }
  | { state: 'none' }
  | { state: 'unusable'; file: string; reason: string };

/** Reads the choice made at the station; a file that cannot be used is left alone and named. Never throws. */
export function loadScanners(dataFolder: string): SavedScanners {
  const file = path.join(dataFolder, fileName);
  if (!existsSync(file)) return { state: 'none' };
  try {
    const parsed = serialScannersSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { state: 'saved', scanners: parsed.data };
    const [issue] = parsed.error.issues;
    return {
      state: 'unusable',
      file,
      reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    };
  } catch (error) {
    return { state: 'unusable', file, reason: errorText(error) };
  }
}

/** Stores the choice, whole or not at all. Throws the system's error when it cannot be written. */
export function saveScanners(dataFolder: string, scanners: readonly SerialScanner[]): void {
  const file = path.join(dataFolder, fileName);
  const draft = `${file}.new`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(scanners, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}
