import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../src/main/agent/outbox/migrations';
import { releasedSteps } from './released-schemas';

function schemaAfter(steps: readonly (readonly string[])[]): unknown[] {
  const database = new SqliteDatabase(':memory:');
  for (const statement of steps.flat()) database.exec(statement);
  const schema = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name').all();
  database.close();
  return schema;
}

describe('the schemas of released outbox files', () => {
  it('are all kept here, one for each migration', () => {
    expect(releasedSteps).toHaveLength(migrations.length);
  });

  it.each(migrations)('are what migration $version makes: a released step was not edited', ({ version }) => {
    const upTo = migrations.filter((migration) => migration.version <= version);
    expect(schemaAfter(upTo.map(({ statements }) => statements))).toEqual(
      schemaAfter(releasedSteps.slice(0, version)),
    );
  });
});
