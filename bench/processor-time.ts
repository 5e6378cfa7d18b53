import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PrivateMariadb } from '../e2e/support/mariadb';

/** Processor time used so far, in seconds: by this process, and by the server. */
export interface ProcessorTime {
  stationSeconds: number;
  /** NaN where the system has no /proc. */
  serverSeconds: number;
}

/** Clock ticks a second in /proc; the same on every Linux there is. */
const ticksPerSecond = 100;

/** Unlike rows per second it hardly depends on what else the machine does. */
export function processorTime(database: PrivateMariadb): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return { stationSeconds: (user + system) / 1_000_000, serverSeconds: serverSeconds(database) };
}

function serverSeconds({ dataFolder }: PrivateMariadb): number {
  if (process.platform !== 'linux') return Number.NaN;
  const pid = readFileSync(path.join(dataFolder, 'server.pid'), 'utf8').trim();
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The fields behind the program's name, which may hold spaces itself: state is the first, utime the 12th.
  const [userTicks, systemTicks] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(userTicks) + Number(systemTicks)) / ticksPerSecond;
}
