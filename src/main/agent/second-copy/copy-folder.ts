import { open, readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { SecondCopyProblem } from '../../../shared/second-copy';

/** A file that was opened is not as it was left: another stick, or somebody changed it. */
export class ChangedCopyError extends Error {
  override readonly name = 'ChangedCopyError';
}

/**
 * Adds bytes to a file that must be there and as long as it was left, and resolves to its new length when they are on the
 * stick. It is opened for this alone, so that a stick can be taken out whenever nothing is written. What a write that
 * failed left at the end is cut off first.
 */
export async function appendToCopy(file: string, length: number, text: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    if (size < length) throw new ChangedCopyError(`${file} is shorter than it was left.`);
    if (size > length) await handle.truncate(length);
    const bytes = Buffer.from(text);
    await handle.write(bytes, 0, bytes.length, length);
    await handle.sync();
    return length + bytes.length;
  } finally {
    await handle.close();
  }
}

/** Length of a file in bytes; 0 when it is not there. */
export async function lengthOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** Names of the files in a folder; rejects when the folder is not there. */
export function readNames(folder: string): Promise<string[]> {
  return readdir(folder);
}

/** Removes a file of the copy; one that is not there is fine. */
export async function removeCopy(folder: string, name: string): Promise<void> {
  try {
    await unlink(path.join(folder, name));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Whether two folders are on the same disk (as far as the system tells). */
export async function areOnSameDisk(one: string, other: string): Promise<boolean> {
  const [left, right] = await Promise.all([stat(one), stat(other)]);
  return left.dev === right.dev;
}

/** What a failure means for a person; `folder` is looked at once more to tell a missing one. */
export async function toCopyProblem(error: unknown, folder: string): Promise<SecondCopyProblem> {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'not-writable';
  try {
    return (await stat(folder)).isDirectory() ? 'failed' : 'folder-missing';
  } catch {
    return 'folder-missing';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
