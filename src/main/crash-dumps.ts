import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../shared/clock';
import { errorText } from '../shared/error-text';
import type { Log } from '../shared/log';

/** Dumps that are kept: of a crash that repeats, the newest say all there is to know. A dump has a few megabytes. */
const keptCount = 10;

/** Older ones are of no use to anybody, and a dump holds what was in the program's memory. */
const keptMs = 90 * 24 * 3_600_000;

const lookEveryMs = 3_600_000;

/** A dump of a crash on the disk. */
export interface CrashDump {
  file: string;
  /** Wall time of the crash in milliseconds. */
  writtenMs: number;
}

/** Which dumps are not kept any more. One from the future stays until it is one of too many: the clock was wrong. */
export function dumpsToRemove(dumps: readonly CrashDump[], nowMs: number): CrashDump[] {
  return dumps
    .toSorted((left, right) => right.writtenMs - left.writtenMs)
    .filter(({ writtenMs }, index) => index >= keptCount || nowMs - writtenMs > keptMs);
}

/**
 * Keeps the crash dumps of the program, all its processes, in bounds: now and once an hour. They stay on this PC. What it
 * finds is told in the log when it has changed. Never throws: a folder that cannot be read or cleared is told as well.
 */
export function keepCrashDumps(folder: string, clock: Clock, log: Log): void {
  let told = '';

  function tell(level: 'info' | 'warn', message: string, details: Readonly<Record<string, unknown>>): void {
    const news = JSON.stringify([message, details]);
    if (news !== told) log(level, message, { folder, ...details });
    told = news;
  }

  function look(): void {
    try {
      const dumps = listDumps(folder);
      const removed = dumpsToRemove(dumps, clock.wallMs());
      for (const { file } of removed) {
        for (const part of [file, file.replace(/\.dmp$/, '.meta')]) rmSync(part, { force: true });
      }
      const kept = dumps.filter((dump) => !removed.includes(dump));
      const newest = kept.toSorted((left, right) => right.writtenMs - left.writtenMs)[0];
      if (dumps.length > 0) {
        tell('info', 'Crash dumps lie in the data folder; they are sent nowhere.', {
          kept: kept.length,
          newest: newest === undefined ? null : path.basename(newest.file),
        });
      }
    } catch (error) {
      tell('warn', 'Old crash dumps could not be removed.', { detail: errorText(error) });
    }
    clock.schedule(lookEveryMs, look);
  }

  look();
}

function listDumps(folder: string): CrashDump[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.dmp'))
    .map((name) => {
      const file = path.join(folder, name);
      return { file, writtenMs: statSync(file).mtimeMs };
    });
}
