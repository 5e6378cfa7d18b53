import { initialSchema } from './0001-initial';
import { anyWorkflowSchema } from './0002-any-workflow';
import { referenceDataSchema } from './0003-reference-data';
import { judgedBySchema } from './0004-judged-by';
import type { SchemaMigration } from './migration';

/** Every step of the MariaDB schema, in order. */
export const schemaMigrations: readonly SchemaMigration[] = [
  initialSchema,
  anyWorkflowSchema,
  referenceDataSchema,
  judgedBySchema,
];

/** The schema version this program was written for. */
export const currentSchemaVersion: number = Math.max(...schemaMigrations.map(({ version }) => version));
