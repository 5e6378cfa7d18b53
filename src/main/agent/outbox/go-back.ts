import { existsSync } from 'node:fs';
import path from 'node:path';
import { assertOurs, openDatabase } from './database';
import { fileStamp, outboxFileName } from './outbox-file';
import { readVersion } from './migrate';
import { migrations as releasedMigrations } from './migrations';
import { makeVerifiedCopy } from './verified-copy';

/** Which file is to go back, and to which version of it. */
export interface GoBackOptions {
  dataFolder: string;
  toVersion: number;
  /** Wall time in milliseconds, for the name of the copy. */
  wallMs: number;
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
 * since the upgrade too. A verified copy of the file as it was is made before. All or nothing: one transaction. Throws
 * `GoBackProblem`, or SQLite's error (SQLITE_BUSY while a station uses the file).
 */
export function goBack({ dataFolder, toVersion, wallMs }: GoBackOptions): GoneBack {
  const file = path.join(dataFolder, outboxFileName);
  if (!existsSync(file)) throw new GoBackProblem(`There is no outbox in ${dataFolder}.`);
  const newest = releasedMigrations.at(-1)?.version ?? 0;
  assertOurs(file, newest);
  const database = openDatabase(file);
  try {
    const fromVersion = readVersion(database);
    const steps = releasedMigrations
      .filter(({ version }) => version > toVersion && version <= fromVersion)
      .toReversed();
    if (toVersion < 1 || steps.length === 0) {
      throw new GoBackProblem(
        `The file has version ${fromVersion}; it can go back to 1 at least and ${fromVersion - 1} at most.`,
      );
    }
    const copy = makeVerifiedCopy(database, `${file}.before-back-to-v${toVersion}-${fileStamp(wallMs)}`);
    database
      .transaction(() => {
        for (const statement of steps.flatMap(({ back }) => back)) database.exec(statement);
        database.pragma(`user_version = ${toVersion}`);
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
