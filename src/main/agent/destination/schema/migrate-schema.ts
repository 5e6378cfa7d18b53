import type { Connection } from 'mariadb';
import { currentSchemaVersion, schemaMigrations } from './migrations';
import type { SchemaMigration } from './migration';
import { quoteValue } from './quote';

/** The table that remembers which steps were applied. */
export const createVersionTable = `CREATE TABLE IF NOT EXISTS schema_version (
  version INT UNSIGNED NOT NULL,
  name VARCHAR(100) NOT NULL,
  compatible_from INT UNSIGNED NOT NULL COMMENT 'oldest schema version a station may expect',
  applied_at DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  applied_by VARCHAR(200) NOT NULL DEFAULT (CURRENT_USER()),
  PRIMARY KEY (version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Steps of the schema, written by npm run db:migrate'`;

/** The statement that records a step as applied. */
export function recordStatement({ version, name, compatibleFrom }: SchemaMigration): string {
  return (
    'INSERT INTO schema_version (version, name, compatible_from) ' +
    `VALUES (${quoteValue(version)}, ${quoteValue(name)}, ${quoteValue(compatibleFrom)})`
  );
}

/** The database was migrated by a newer program; nothing was changed. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  constructor(
    readonly databaseVersion: number,
    readonly programVersion: number,
  ) {
    super(`The database has schema version ${databaseVersion}; this program knows ${programVersion}.`);
  }
}

/** Another migration holds the lock; nothing was changed. */
export class MigrationUnderWayError extends Error {
  override readonly name = 'MigrationUnderWayError';
}

/** Seconds a migration waits for another one to finish. */
const lockWaitSeconds = 10;

/** Reads which schema version a database has; 0 when it has none. */
export async function readSchemaVersion(connection: Connection): Promise<number> {
  const tables = await connection.query<unknown[]>(
    `SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'schema_version'`,
  );
  if (tables.length === 0) return 0;
  const [row] = await connection.query<{ version: number | null }[]>(
    'SELECT MAX(version) AS version FROM schema_version',
  );
  return row?.version ?? 0;
}

/**
 * The steps a database still needs, in order. Throws a `NewerSchemaError` when the database is ahead of this program.
 */
export async function pendingMigrations(connection: Connection): Promise<SchemaMigration[]> {
  const version = await readSchemaVersion(connection);
  if (version > currentSchemaVersion) throw new NewerSchemaError(version, currentSchemaVersion);
  return schemaMigrations.filter((migration) => migration.version > version);
}

/** Every statement of the steps given, in the order in which `migrateSchema` would run them. */
export function statementsOf(migrations: readonly SchemaMigration[]): string[] {
  if (migrations.length === 0) return [];
  return [
    createVersionTable,
    ...migrations.flatMap((migration) => [...migration.statements, recordStatement(migration)]),
  ];
}

/**
 * Brings the database of `connection` up to date and returns the steps that were applied; none when it already is.
 * Waits for a migration under way elsewhere. Throws the server's error, a `NewerSchemaError` or a
 * `MigrationUnderWayError`; after a failure half way through it can simply be repeated (by a new connection: the lock
 * of a failed one ends with its session).
 */
export async function migrateSchema(connection: Connection): Promise<SchemaMigration[]> {
  const [lock] = await connection.query<{ taken: number | null }[]>(
    `SELECT GET_LOCK(CONCAT('scan-station-migrate:', DATABASE()), ?) AS taken`,
    [lockWaitSeconds],
  );
  if (Number(lock?.taken) !== 1) {
    throw new MigrationUnderWayError('Another migration of this database is under way.');
  }
  const migrations = await pendingMigrations(connection);
  for (const statement of statementsOf(migrations)) await connection.query(statement);
  await connection.query(`SELECT RELEASE_LOCK(CONCAT('scan-station-migrate:', DATABASE()))`);
  return migrations;
}
