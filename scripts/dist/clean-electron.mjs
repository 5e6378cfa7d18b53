import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { programRoot } from '../setup/paths.mjs';

/**
 * A copy of the substitute Electron as Electron delivers it: without the launcher that runs programs from their folder.
 * Answers the folder.
 * @param {import('../setup/electron.mjs').ResolvedElectron} electron
 */
export async function cleanElectron({ distFolder, version }) {
  const folder = path.join(programRoot, 'node_modules', '.cache', `scan-station-electron-${version}`);
  if (existsSync(folder)) return folder;
  const launcher = path.join(distFolder, 'resources', 'app');
  // Copied beside its place and renamed: an interrupted copy must not pass for a finished one.
  const work = `${folder}-${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await cp(distFolder, work, { recursive: true, filter: (source) => source !== launcher });
  await rename(work, folder);
  return folder;
}
