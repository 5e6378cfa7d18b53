import path from 'node:path';
import electronLog from 'electron-log/main';
import type { Log } from '../shared/log';

/** Size at which the log file is set aside as `.old.log`: two such files hold weeks of a calm station. */
const maximumFileBytes = 5 * 1_024 * 1_024;

/** The station's log: `logs/station.log` in the data folder, and the terminal it was started from. */
export function createLog(dataFolder: string): Log {
  // The terminal may go away while the station runs on; the file is the log that counts.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      electronLog.transports.console.level = false;
    });
  }
  electronLog.transports.file.resolvePathFn = () => path.join(dataFolder, 'logs', 'station.log');
  electronLog.transports.file.maxSize = maximumFileBytes;
  // Written before the program goes on: the last line before a crash is the one that is looked for, and there are few.
  electronLog.transports.file.sync = true;
  electronLog.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}';
  electronLog.transports.console.format = '{h}:{i}:{s} {level} {text}';
  electronLog.transports.console.useStyles = false;
  return (level, message, details = {}) => {
    const suffix = Object.keys(details).length === 0 ? '' : ` ${JSON.stringify(details)}`;
    electronLog[level](message + suffix);
  };
}
