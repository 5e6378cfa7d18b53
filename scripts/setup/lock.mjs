import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, SetupError } from './say.mjs';

const retryPauseMs = 500;
/** An empty lock is one being written this moment; when it stays empty, its writer found the disk full. */
const writingMs = 5_000;

/**
 * Runs `work` while this process alone holds `file`. Waits for another living holder and takes over from a dead one.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let isAnnounced = false;
  while (!tryLock(file)) {
    const holder = readHolder(file);
    if (holder !== null && !isAnnounced) {
      say(
        `another set-up (process ${holder}) is running in this checkout; waiting for it. If there is none, delete ${file}`,
      );
      isAnnounced = true;
    }
    await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Whether a process of this machine lives.
 * @param {number} processId
 */
export function isProcessAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/**
 * True when the lock was taken; false when it is held, or was free only just now.
 * @param {string} file
 */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EROFS') {
      throw new SetupError(
        `Set-up cannot write to ${path.dirname(file)}, which belongs to somebody else. Run it as the owner of that folder, or in a checkout of your own.`,
      );
    }
    if (code !== 'EEXIST') throw error;
    removeDeadLock(file);
    return false;
  }
}

/**
 * A dead lock is renamed away, which only one of several waiting set-ups can do. If another was quicker and this is its
 * new lock, it gets it back.
 * @param {string} file
 */
function removeDeadLock(file) {
  const seen = readHolder(file);
  if (seen === null ? !isOldFile(file) : isProcessAlive(seen)) return;
  const aside = `${file}-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readHolder(aside) === seen) rmSync(aside);
  else renameSync(aside, file);
}

/**
 * Process id of the holder; null when the file is empty or gone.
 * @param {string} file
 */
function readHolder(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return holder > 0 ? holder : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @param {string} file */
function isOldFile(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > writingMs;
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
