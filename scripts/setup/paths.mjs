import { homedir } from 'node:os';
import path from 'node:path';

/** Root folder of the program. */
export const programRoot = path.resolve(import.meta.dirname, '../..');

/** Folder of this user for what is expensive to get and the same for every checkout. */
export const userCache = path.join(userCacheRoot(), 'scan-station');

function userCacheRoot() {
  if (process.platform === 'win32')
    return process.env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
}
