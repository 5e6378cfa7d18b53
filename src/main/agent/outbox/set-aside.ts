import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileStamp } from './outbox-file';

/** Stands beside a damaged file while it is being set aside. */
const begunEnding = '.begun';

/**
 * Renames a damaged file, whole and with its -wal and -shm, and answers its new path. Nothing is ever overwritten: the
 * name carries the time, and a number where a clock without battery makes the same time again. What is broken off in between is
 * finished at the next start: a file without its log might open, as if the scans in the log had never been.
 */
export function setAside(file: string, wallMs: number): string {
  const keptAs = freeName(`${file.replace(/\.sqlite$/, '')}.damaged-${fileStamp(wallMs)}`);
  writeFileSync(keptAs + begunEnding, '');
  try {
    move(file, keptAs);
  } catch (error) {
    // Nothing was begun: what lies there at the next start, perhaps put there by IT, is to be looked at first.
    if (!existsSync(keptAs)) rmSync(keptAs + begunEnding);
    throw error;
  }
  rmSync(keptAs + begunEnding);
  return keptAs;
}

/** Finishes what a crash has broken off while a file was being set aside; does nothing where nothing was. */
export function finishSettingAside(file: string): void {
  const folder = path.dirname(file);
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(begunEnding))) {
    const begun = path.join(folder, name);
    move(file, begun.slice(0, -begunEnding.length));
    rmSync(begun);
  }
}

function move(file: string, keptAs: string): void {
  if (existsSync(file)) {
    // It is the one that has taken over.
    if (existsSync(keptAs)) return;
    renameSync(file, keptAs);
  }
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix) && !existsSync(keptAs + suffix)) renameSync(file + suffix, keptAs + suffix);
  }
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
