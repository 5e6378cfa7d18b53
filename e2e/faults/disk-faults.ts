import path from 'node:path';
import { canMount, mountSmallDisk } from '../support/small-disk';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import type { World } from './world';

const diskBytes = 8 * 1_024 * 1_024;
/** Room for some scans before it is full. */
const spareBytes = 32 * 1_024;

/** Puts `fg_scan` into another place with every row it has; stations miss it for a moment. */
async function moveTable({ mariadb }: World, placeSql: string): Promise<void> {
  const admin = await mariadb.connectAdmin();
  try {
    const [definition] = await admin.query<Record<string, string>[]>('SHOW CREATE TABLE fg_scan');
    const [before = ''] = (definition?.['Create Table'] ?? '').split(' DATA DIRECTORY');
    await admin.query(`${before.replace('`fg_scan`', '`fg_scan_moving`')}${placeSql}`);
    await admin.query('LOCK TABLES fg_scan WRITE, fg_scan_moving WRITE');
    await admin.query('INSERT INTO fg_scan_moving SELECT * FROM fg_scan');
    await admin.query('DROP TABLE fg_scan');
    await admin.query('UNLOCK TABLES');
    await admin.query('RENAME TABLE fg_scan_moving TO fg_scan');
  } finally {
    await admin.end();
  }
}

/** The disk below the table of scans is full, until somebody makes room. */
async function fillDisk(world: World): Promise<InjectedFault> {
  const isNoticed = noticedSinceNow(world, 'server-storage');
  const disk = mountSmallDisk(diskBytes);
  await moveTable(world, ` DATA DIRECTORY='${disk.folder}'`);
  disk.fill(spareBytes);
  return {
    happened: isNoticed,
    heal: async () => {
      disk.makeRoom();
      await moveTable(world, '');
      disk.unmount();
    },
  };
}

/**
 * The disk of the binary log is full: a commit fails, or hangs without a time limit of the server that would end it. Whoever
 * runs the server makes room and starts it anew. In order: after SIGKILL with a half-written log a server was seen
 * without rows it had confirmed.
 */
async function fillBinaryLog(world: World): Promise<InjectedFault> {
  const { mariadb } = world;
  const disk = mountSmallDisk(diskBytes);
  await mariadb.shutDown();
  await mariadb.start([`--log-bin=${path.join(disk.folder, 'server-bin')}`]);
  disk.fill(spareBytes);
  const isRefused = noticedSinceNow(world, 'server-storage');
  const isHanging = noticedSinceNow(world, 'timed-out');
  return {
    happened: () => disk.freeBytes() < spareBytes && (isRefused() || isHanging()),
    heal: async () => {
      disk.makeRoom();
      await mariadb.shutDown();
      await mariadb.start();
      disk.unmount();
    },
  };
}

/** Faults of the server's disk, where this machine can make them. */
export const diskFaults: readonly Fault[] = canMount()
  ? [
      { name: 'disk-full', family: 'database', inject: fillDisk },
      { name: 'binary-log-disk-full', family: 'database', inject: fillBinaryLog },
    ]
  : [];
