import { accessSync, constants } from 'node:fs';
import { chmod, copyFile, open, rename, rm } from 'node:fs/promises';
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
 * signed. Answers its path. Throws in words; then nothing lies beside the program. Never blocks the main process: the
 * window is served while a slow disk takes a hundred megabytes.
 */
export async function placeNext(fetched: string, programFile: string, sha512: string): Promise<string> {
  const nextFile = nextFileOf(programFile);
  await rm(nextFile, { force: true });
  try {
    await move(fetched, nextFile);
    await chmod(nextFile, 0o755);
    await sync(nextFile);
    if ((await hashFile(nextFile)) !== sha512) {
      throw new Error(`${path.basename(fetched)} is not the file that was signed: its SHA-512 differs.`);
    }
    return nextFile;
  } catch (error) {
    await rm(nextFile, { force: true });
    await rm(fetched, { force: true });
    throw error;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await copyFile(from, to);
    await rm(from, { force: true });
  }
}

async function sync(file: string): Promise<void> {
  const opened = await open(file, 'r+');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
