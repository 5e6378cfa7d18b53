import { chmodSync, copyFileSync, linkSync, rmSync } from 'node:fs';
import { renameDurably } from './durable-file';
import type { Trial } from './trial';

/** Where the version before the present one is kept, for people: the station itself never starts it. */
export function previousFile(programFile: string): string {
  return `${programFile}.previous`;
}

/**
 * Puts a version that has proven itself in the program's place. At every moment, also in a power cut, the program's file
 * is one whole version that has worked on this station.
 */
export function takePlace({ programFile, nextFile }: Pick<Trial, 'programFile' | 'nextFile'>): void {
  const kept = `${previousFile(programFile)}.new`;
  rmSync(kept, { force: true });
  try {
    linkSync(programFile, kept);
  } catch {
    // A disk without hard links (FAT): the same by copying.
    copyFileSync(programFile, kept);
    chmodSync(kept, 0o755);
  }
  renameDurably(kept, previousFile(programFile));
  renameDurably(nextFile, programFile);
}
