import { initialSchema } from './0001-initial';
import { anyWorkflowSchema } from './0002-any-workflow';
import { referenceDataSchema } from './0003-reference-data';
import type { SchemaMigration } from './migration';

/** Every step of the MariaDB schema, in order. */
export const schemaMigrations: readonly SchemaMigration[] = [
  initialSchema,
  anyWorkflowSchema,
  referenceDataSchema,
];

/** The schema version this program was written for. */
export const currentSchemaVersion: number = Math.max(...schemaMigrations.map(({ version }) => version));

/** The oldest version scans can be delivered into: the newest step that holds any. */
export const neededSchemaVersion: number = Math.max(
  ...schemaMigrations.filter(({ isOptional }) => isOptional !== true).map(({ version }) => version),
);
