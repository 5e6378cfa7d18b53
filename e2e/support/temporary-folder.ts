import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new empty folder for one test; `remove` deletes it with everything in it. */
export function createTemporaryFolder(name: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), `scan-station-${name}-`));
  return {
    folder,
    remove: () => {
      removeFolder(folder);
    },
  };
}

/** Longest wait for the last process that still writes into a folder. */
const patienceMs = 10_000;
const pauseMs = 100;

/**
 * A browser's helpers may outlive it for a moment and write a file between the removal of the files and that of their folder.
 * The retries of `rmSync` try the folder alone again, which then never becomes empty: here all of it is tried again.
 */
function removeFolder(folder: string): void {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (waitedMs >= patienceMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
