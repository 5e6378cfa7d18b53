import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './say.mjs';

const retryPauseMs = 500;

/**
 * Runs `work` while this process alone holds `file`. Waits for another living holder and takes over from a dead one.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let isFirst = true; !tryLock(file); isFirst = false) {
    if (isFirst) say('another set-up is running in this checkout; waiting for it');
    await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (!isHolderAlive(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function isHolderAlive(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Empty: it is being written this moment.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
