import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryFolder } from './temporary-folder';

/** A disk of its own: a file system in memory. */
export interface SmallDisk {
  folder: string;
  freeBytes(): number;
  /** Fills it up to the last byte but `spareBytes`, in one file. */
  fill(spareBytes?: number): void;
  /** Takes what `fill` has written away. */
  makeRoom(): void;
  unmount(): void;
}

/** Mounts a disk of so many bytes; `canMount` says whether that is possible. */
export function mountSmallDisk(bytes: number): SmallDisk {
  const { folder, remove } = createTemporaryFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    remove();
    throw error;
  }
  // Lazily: somebody may still hold a file that was dropped.
  const unmount = (): void => {
    process.off('exit', unmount);
    execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
    remove();
  };
  process.once('exit', unmount);
  const ballast = path.join(folder, 'ballast');
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    freeBytes,
    fill: (spareBytes = 0) => {
      const file = openSync(ballast, 'a');
      try {
        const block = Buffer.alloc(1_024 * 1_024, 'ballast');
        for (let left = freeBytes() - spareBytes; left > 0; left = freeBytes() - spareBytes) {
          writeSync(file, block, 0, Math.min(left, block.length));
        }
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => {
      rmSync(ballast, { force: true });
    },
    unmount,
  };
}

/** Whether this machine lets us have a small disk: only the administrator of a Linux PC may mount one. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    mountSmallDisk(1_024 * 1_024).unmount();
    return true;
  } catch {
    return false;
  }
}

/** Said aloud by tests that need a disk of their own where none can be had. */
export const noSmallDisk = 'Only the administrator of a Linux PC may mount a small disk; not tested here.';
