import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { listPackage, statFile } from '@electron/asar';

/** Most megabytes (10^6 bytes) an installer may have; Electron itself is about 100 of a deb. */
export const sizeBudgetMB = { deb: 130, AppImage: 130, rpm: 130, exe: 130, dmg: 150 };

/** Most megabytes of our own part, the archive with everything the program adds to Electron. */
export const archiveBudgetMB = 12;

/**
 * @typedef {object} ContentsReport
 * @property {{ name: string, bytes: number }[]} largest Files beside and inside the archive, largest first.
 * @property {number} unpackedBytes
 * @property {number} archiveBytes
 */

/**
 * What is in an unpacked program, largest first.
 * @param {string} folder
 * @param {number} count
 * @returns {ContentsReport}
 */
export function reportContents(folder, count) {
  const outside = walk(folder, '');
  // On macOS it lies deep in the bundle.
  const archiveName = outside.map(({ name }) => name).find((name) => path.basename(name) === 'app.asar');
  if (archiveName === undefined) throw new Error(`${folder} holds no app.asar.`);
  const archive = path.join(folder, archiveName);
  const inside = listPackage(archive, { isPack: false }).flatMap((name) => {
    const entry = statFile(archive, name.replace(/^[\\/]/, ''));
    return 'size' in entry && !('unpacked' in entry && entry.unpacked)
      ? [{ name: `${archiveName}${name}`, bytes: entry.size }]
      : [];
  });
  const files = [...outside, ...inside].toSorted((a, b) => b.bytes - a.bytes);
  return {
    largest: files.slice(0, count),
    unpackedBytes: outside.reduce((sum, { bytes }) => sum + bytes, 0),
    archiveBytes: statSync(archive).size,
  };
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {{ name: string, bytes: number }[]}
 */
function walk(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return walk(root, name);
    return entry.isFile() ? [{ name, bytes: statSync(path.join(root, name)).size }] : [];
  });
}
