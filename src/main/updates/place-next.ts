import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  closeSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { hashFile } from './hash-file';

/** Where a new version waits, beside the program whose place it is to take. */
export function nextFileOf(programFile: string): string {
  return `${programFile}.next`;
}

/** Throws, in words, unless this user may replace the program. */
export function assertReplaceable(programFile: string): void {
  const folder = path.dirname(programFile);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(
      `The program cannot be replaced: this user may not write into ${folder}. Put it into a folder of the user's own, or update it with the system's tools.`,
    );
  }
}

/**
 * Puts a fetched file beside the program, on disk and executable, and checks it there: what will be started is what was
 * signed. Answers its path. Throws in words; then nothing lies beside the program.
 */
export async function placeNext(fetched: string, programFile: string, sha512: string): Promise<string> {
  const nextFile = nextFileOf(programFile);
  rmSync(nextFile, { force: true });
  try {
    move(fetched, nextFile);
    chmodSync(nextFile, 0o755);
    const handle = openSync(nextFile, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if ((await hashFile(nextFile)) !== sha512) {
      throw new Error(`${path.basename(fetched)} is not the file that was signed: its SHA-512 differs.`);
    }
    return nextFile;
  } catch (error) {
    rmSync(nextFile, { force: true });
    rmSync(fetched, { force: true });
    throw error;
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    copyFileSync(from, to);
    rmSync(from, { force: true });
  }
}
