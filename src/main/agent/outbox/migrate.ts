import type { Database } from 'better-sqlite3';

/** One step of the file's schema. Applied in one transaction together with its version number. */
export interface Migration {
  version: number;
  statements: readonly string[];
  /** Takes the step back, for an older program; what that has no place for is lost from the file. Empty for the first. */
  back: readonly string[];
}

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
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}
