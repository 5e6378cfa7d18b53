import { existsSync } from 'node:fs';
import path from 'node:path';
import { assertOurs, openDatabase } from './database';
import { fileStamp, outboxFileName } from './outbox-file';
import { readVersion, readWayBack, takeBack, type Migration } from './migrate';
import { migrations as releasedMigrations } from './migrations';
import { makeVerifiedCopy } from './verified-copy';

/** Which file is to go back, and to which version of it. */
export interface GoBackOptions {
  dataFolder: string;
  toVersion: number;
  /** Wall time in milliseconds, for the name of the copy. */
  wallMs: number;
  /** Those this program knows. */
  migrations?: readonly Migration[];
}

/** A file that an older program can take over: the same outbox, numbers and states. */
export interface GoneBack {
  file: string;
  fromVersion: number;
  toVersion: number;
  /** The file as it was, with what the older version has no place for. */
  copy: string;
  pending: number;
  quarantined: number;
}

/** The file cannot go back, in words; it was not changed. */
export class GoBackProblem extends Error {
  override readonly name = 'GoBackProblem';
}

/**
 * Makes the outbox file one that an older release can use, with every entry, its number and its state, those scanned
 * since the upgrade too. A file that is newer than this program tells its own way back. A verified copy of the file as it was is made before. All or nothing: one transaction. Throws
 * `GoBackProblem`, or SQLite's error (SQLITE_BUSY while a station uses the file).
 */
export function goBack({
  dataFolder,
  toVersion,
  wallMs,
  migrations = releasedMigrations,
}: GoBackOptions): GoneBack {
  const file = path.join(dataFolder, outboxFileName);
  if (!existsSync(file)) throw new GoBackProblem(`There is no outbox in ${dataFolder}.`);
  assertOurs(file, Number.POSITIVE_INFINITY);
  const database = openDatabase(file);
  try {
    const fromVersion = readVersion(database);
    const steps = stepsBack(fromVersion, toVersion, migrations, readWayBack(database, toVersion));
    const copy = makeVerifiedCopy(database, `${file}.before-back-to-v${toVersion}-${fileStamp(wallMs)}`);
    database
      .transaction(() => {
        takeBack(database, steps, toVersion);
      })
      .immediate();
    const count = database
      .prepare<[state: string], number>('SELECT count(*) FROM entry WHERE state = ?')
      .pluck();
    const pending = count.get('pending') ?? 0;
    const quarantined = count.get('quarantined') ?? 0;
    return { file, fromVersion, toVersion, copy, pending, quarantined };
  } finally {
    database.close();
  }
}

type StepBack = Pick<Migration, 'version' | 'back'>;

/** Newest first; every version on the way must be known, to the program or to the file. */
function stepsBack(
  fromVersion: number,
  toVersion: number,
  known: readonly StepBack[],
  inFile: readonly StepBack[],
): StepBack[] {
  if (!(toVersion >= 1 && toVersion < fromVersion)) {
    throw new GoBackProblem(
      `The file has version ${fromVersion}; it can go back to 1 at least and ${fromVersion - 1} at most.`,
    );
  }
  return Array.from({ length: fromVersion - toVersion }, (_none, index) => {
    const version = fromVersion - index;
    const step = [...known, ...inFile].find((candidate) => candidate.version === version);
    if (step !== undefined) return step;
    throw new GoBackProblem(
      `The file has version ${fromVersion}, and neither this program nor the file knows the way back from version ${version}.`,
    );
  });
}
