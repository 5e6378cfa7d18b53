import { mkdirSync, statfsSync, statSync } from 'node:fs';

/** A disk has no room for an update, in words for IT. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
}

/** Room that is left to the station itself whatever an update takes: the reserve for scans has to fit beside it. */
const spareBytes = 64 * 1_024 * 1_024;

/**
 * Throws `NoRoomError` unless each folder's disk has room for its bytes; on one disk a file only moves
 * from folder to folder. Folders that are missing are made.
 */
export function assertRoom(needs: readonly { folder: string; bytes: number }[]): void {
  const disks = new Map<number, { folder: string; bytes: number }>();
  for (const { folder, bytes } of needs) {
    mkdirSync(folder, { recursive: true });
    const { dev } = statSync(folder);
    disks.set(dev, { folder, bytes: Math.max(bytes, disks.get(dev)?.bytes ?? 0) });
  }
  for (const { folder, bytes } of disks.values()) {
    const { bavail, bsize } = statfsSync(folder);
    const missingBytes = bytes + spareBytes - bavail * bsize;
    if (missingBytes <= 0) continue;
    const megabytes = Math.ceil(missingBytes / 1e6);
    throw new NoRoomError(
      `The disk of ${folder} has no room for the update: ${megabytes} MB more are needed.`,
    );
  }
}
