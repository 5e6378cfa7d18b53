import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileStamp } from './outbox-file';

/**
 * Renames a damaged file, whole and with its -wal and -shm, and answers its new path. Nothing is ever overwritten: the
 * name carries the time, and a number where a clock without battery makes the same time again.
 */
export function setAside(file: string, wallMs: number): string {
  const keptAs = freeName(`${file.replace(/\.sqlite$/, '')}.damaged-${fileStamp(wallMs)}`);
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, keptAs + suffix);
  }
  return keptAs;
}

function freeName(stem: string): string {
  const isTaken = (name: string): boolean => existsSync(name) || existsSync(`${name}-wal`);
  let name = `${stem}.sqlite`;
  for (let number = 2; isTaken(name); number += 1) name = `${stem}-${number}.sqlite`;
  return name;
}

/**
 * Sets a file aside that is still open: `close` moves its write-ahead log into it and removes the log, and where the
 * file is damaged that log may hold the only good copy of a page. So the log is copied before.
 */
export function closeAndSetAside(file: string, close: () => void, wallMs: number): string {
  const copy = `${file}-wal-before-close`;
  const hasLog = existsSync(`${file}-wal`);
  if (hasLog) copyFileSync(`${file}-wal`, copy);
  close();
  if (hasLog) renameSync(copy, `${file}-wal`);
  return setAside(file, wallMs);
}

/** The damaged files that were set aside in a data folder and not taken away since, oldest first. */
export function listSetAside(dataFolder: string): string[] {
  const names = readdirSync(dataFolder)
    .filter((name) => /^outbox\.damaged-.*\.sqlite(-wal)?$/.test(name))
    .map((name) => name.replace(/-wal$/, ''));
  return [...new Set(names)].toSorted().map((name) => path.join(dataFolder, name));
}
