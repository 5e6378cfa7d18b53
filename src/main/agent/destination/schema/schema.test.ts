import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionSettingsSql } from '../session-settings';
import { ownTables } from '../workflow-tables';
import { statementsOf } from './migrate-schema';
import { currentSchemaVersion, schemaMigrations } from './migrations';
import { quoteName, quoteValue } from './quote';
import { createAccountStatement, parseAccount, quoteAccount, stationGrants } from './station-grants';

const documentation = readFileSync(path.join(import.meta.dirname, '../../../../../docs/database.md'), 'utf8');

describe('the steps of the schema', () => {
  it('are numbered without a gap from 1, and each fits stations that are no newer than itself', () => {
    expect(schemaMigrations.map(({ version }) => version)).toEqual(
      Array.from({ length: currentSchemaVersion }, (_, index) => index + 1),
    );
    for (const { version, compatibleFrom } of schemaMigrations) {
      expect(compatibleFrom).toBeLessThanOrEqual(version);
    }
  });

  it('can be repeated after a failure half way through', () => {
    for (const statement of schemaMigrations.flatMap(({ statements }) => statements)) {
      expect(statement).toContain('IF NOT EXISTS');
    }
  });

  it('need nothing at all when there is no step to take', () => {
    expect(statementsOf([])).toEqual([]);
  });
});

describe('docs/database.md', () => {
  it.each(statementsOf(schemaMigrations).map((statement) => [statement.split('\n')[0], statement]))(
    'shows word for word: %s',
    (_name, statement) => {
      expect(documentation).toContain(`${statement};`);
    },
  );

  it('shows what a station may do and how its sessions begin, word for word', () => {
    for (const grant of stationGrants('scan_station', { user: 'station', host: '%' })) {
      expect(documentation).toContain(`${grant};`);
    }
    expect(documentation).toContain(`${sessionSettingsSql};`);
  });
});

describe('the grants of a station', () => {
  it('let it insert into every table of entries, and change or delete none of them', () => {
    const grants = stationGrants('scans', { user: 'station', host: '%' });
    for (const { table } of ownTables) {
      expect(grants).toContain(`GRANT SELECT, INSERT ON \`scans\`.${table} TO 'station'@'%'`);
    }
    expect(grants.join('\n')).not.toMatch(/DELETE|DROP|ALTER|ALL/);
  });

  it.each([
    ['station', 'station', '%'],
    ['station@10.0.%', 'station', '10.0.%'],
    ["'line 4'@'%'", 'line 4', '%'],
    ["station@'pc-12.factory'", 'station', 'pc-12.factory'],
  ])('read the account %s', (text, user, host) => {
    expect(parseAccount(text)).toEqual({ user, host });
  });

  it.each(['', '@%', 'a@b@c', "'open@%"])('refuse %j as an account', (text) => {
    expect(parseAccount(text)).toBeNull();
  });

  it('quote whatever is in a name', () => {
    expect(quoteAccount({ user: "o'brien", host: 'a\\b' })).toBe("'o''brien'@'a\\\\b'");
    expect(quoteName('a`b')).toBe('`a``b`');
    expect(quoteValue(7)).toBe('7');
    expect(createAccountStatement({ user: 'u', host: '%' }, "it's")).toBe(
      "CREATE USER 'u'@'%' IDENTIFIED BY 'it''s'",
    );
  });
});
