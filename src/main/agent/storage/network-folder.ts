import { realpathSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

/*
 * SQLite on a network drive can lose what it has confirmed: locks and syncs are what the server makes of them
 * (sqlite.org/faq.html#q5). Such a folder is used all the same, because scanning goes on, but a person is told.
 */

/** Kinds of file systems that Linux reads over the network, by the number of statfs(2). */
const networkFileSystems: ReadonlySet<number> = new Set([
  0x6969, // nfs
  0x517b, // smb
  0xff534d42, // cifs
  0xfe534d42, // smb2
  0x01021997, // 9p
  0x5346414f, // afs
  0x00c36400, // ceph
  0x0bd00bd0, // lustre
  0x01161970, // gfs2
  0x7461636f, // ocfs2
]);

/** Whether a file system of this kind is read over the network; `type` is the number of statfs(2) on Linux. */
export function isNetworkFileSystem(type: number): boolean {
  // Some file systems answer with the upper half of the number as its sign.
  return networkFileSystems.has(type >>> 0);
}

/** Whether a Windows path leads to a share: `\\server\share`, not `\\?\C:\` or `\\.\pipe`; `//` as well. */
export function isSharePath(path: string): boolean {
  return /^[\\/]{2}(?:\?[\\/]UNC[\\/]|[^\\/?.])/i.test(path);
}

/** Whether a folder is on a network drive; a drive letter that is mapped to a share is seen through. */
export async function isNetworkFolder(folder: string, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'win32') return isSharePath(realpathSync.native(folder));
  return platform === 'linux' && isNetworkFileSystem((await statfs(folder)).type);
}
