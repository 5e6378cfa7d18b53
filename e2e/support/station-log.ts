import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The station's own log so far. Unlike what is read from the program's terminal it has the first lines of a start as well. */
export function readStationLog(dataFolder: string): string {
  const file = path.join(dataFolder, 'logs', 'station.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
