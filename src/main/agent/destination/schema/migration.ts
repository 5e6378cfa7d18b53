/** One numbered step of the MariaDB schema. A released one is never edited. */
export interface SchemaMigration {
  version: number;
  name: string;
  /**
   * Oldest schema version a station may have been written for and still work with the database after this step.
   * A step that only adds keeps the one of the step before it, so that stations can be updated after the database.
   */
  compatibleFrom: number;
  /**
   * In order. MariaDB commits after each of them, so each must be harmless when it runs again after a failure half way
   * through (`IF NOT EXISTS`).
   */
  statements: readonly string[];
}
