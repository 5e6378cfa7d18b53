import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** One step of the file's schema. Applied in one transaction together with its version number. */
export interface Migration {
  version: number;
  statements: readonly string[];
  /** Takes the step back, for an older program; what that has no place for is lost from the file. Empty for the first. */
  back: readonly string[];
}

/**
 * Written into the file beside the step it takes back: a program that is older than the step finds it there, even where
 * the newer program cannot be started any more.
 */
const wayBackTable =
  'CREATE TABLE IF NOT EXISTS way_back (version INTEGER PRIMARY KEY, statements TEXT NOT NULL) STRICT';

/** The file was written by a newer program. It was not touched. */
export class NewerOutboxError extends Error {
  override readonly name = 'NewerOutboxError';
  constructor(
    readonly fileVersion: number,
    readonly programVersion: number,
  ) {
    super(`The outbox file has version ${fileVersion}; this program knows versions up to ${programVersion}.`);
  }
}

/** Schema version of an open file; 0 for one that was just created. */
export function readVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings the file to the newest version. Before the first change of a file that already holds data,
 * `makeCopy(fileVersion)` is called; when it throws, nothing is changed. A failing step leaves the file at the version before it.
 * Throws `NewerOutboxError` when the file is newer than the program.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  makeCopy: (fileVersion: number) => void,
): void {
  const fileVersion = readVersion(database);
  const programVersion = migrations.at(-1)?.version ?? 0;
  if (fileVersion > programVersion) throw new NewerOutboxError(fileVersion, programVersion);

  const pending = migrations.filter((migration) => migration.version > fileVersion);
  if (pending.length > 0 && fileVersion > 0) makeCopy(fileVersion);

  for (const migration of pending) {
    database.transaction(() => {
      for (const statement of migration.statements) database.exec(statement);
      database.exec(wayBackTable);
      database
        .prepare('INSERT OR REPLACE INTO way_back (version, statements) VALUES (?, ?)')
        .run(migration.version, JSON.stringify(migration.back));
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}

/**
 * The steps back from a file's version to an older one, newest first, as the file holds them. Steps that a program before
 * the table took are not among them.
 */
export function readWayBack(database: Database, toVersion: number): Pick<Migration, 'version' | 'back'>[] {
  if (!hasWayBack(database)) return [];
  return database
    .prepare<[number], { version: number; statements: string }>(
      'SELECT version, statements FROM way_back WHERE version > ? ORDER BY version DESC',
    )
    .all(toVersion)
    .map(({ version, statements }) => ({ version, back: z.array(z.string()).parse(JSON.parse(statements)) }));
}

/** Takes steps back, newest first. To be called in a transaction. */
export function takeBack(
  database: Database,
  steps: readonly Pick<Migration, 'version' | 'back'>[],
  toVersion: number,
): void {
  for (const statement of steps.flatMap(({ back }) => back)) database.exec(statement);
  if (hasWayBack(database)) database.prepare('DELETE FROM way_back WHERE version > ?').run(toVersion);
  database.pragma(`user_version = ${toVersion}`);
}

function hasWayBack(database: Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'way_back'").get() !== undefined;
}
