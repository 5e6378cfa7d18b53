import { statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstDayMs, openOutboxOfDays, type OutboxOfDays } from '../../../../e2e/support/outbox-of-days';
import { openDatabase } from './database';
import { goBack } from './go-back';
import { migrate } from './migrate';
import { migrations } from './migrations';
import { createSqliteOutbox } from './sqlite-outbox';
import { retentionSql } from './sqlite-retention';

describe('the file of an outbox whose oldest entries are pruned', () => {
  let station: OutboxOfDays;
  beforeEach(() => {
    station = openOutboxOfDays();
  });
  afterEach(() => {
    station.end();
  });

  it('stays of one size from day to day', () => {
    const sizes: number[] = [];
    for (let day = 0; day < 30; day += 1) {
      station.live(day, 1, 20);
      station.prune(5);
      station.outbox.checkpoint();
      sizes.push(statSync(station.file).size);
    }
    const [settled = 0] = sizes.slice(9);
    expect(Math.max(...sizes.slice(10))).toBeLessThanOrEqual(settled * 1.1);
  });

  it('gives the room of a long outage back to the disk', () => {
    station.live(0, 1, 600);
    station.live(1, 1, 10);
    station.prune(1);
    const { fileBytes, emptyBytes } = station.outbox.retentionFacts();
    expect(emptyBytes).toBeGreaterThan(fileBytes / 2);
    station.outbox.giveBack(16);
    expect(station.outbox.retentionFacts().fileBytes).toBe(fileBytes - 16 * 4_096);
    station.outbox.giveBack(10_000);
    expect(station.outbox.retentionFacts().emptyBytes).toBe(0);
  });

  it('waits for no sync while it prunes, and for every one after it', () => {
    const database = openDatabase(path.join(path.dirname(station.file), 'another.sqlite'));
    migrate(database, migrations, () => undefined);
    const another = createSqliteOutbox(database, new Date(firstDayMs).toISOString());
    const bound = { dayId: 1, toSeq: 10 };
    another.prune(bound, [1]);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    database.exec('DROP TABLE delivery_day');
    expect(() => {
      another.forgetDays(bound);
    }).toThrow(/delivery_day/);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    another.close();
  });

  it('knows what was pruned when its file comes back from an older release', () => {
    station.live(0, 3, 10);
    station.prune(1);
    station.whileClosed((file) => {
      goBack({ dataFolder: path.dirname(file), toVersion: 4, wallMs: firstDayMs });
    });
    expect(station.outbox.retentionFacts().prunedSeq).toBe(20);
    expect(station.outbox.countAcknowledged({ from: 1, to: 30 }, 100)).toEqual([
      { block: 0, count: 30, sum: 465 },
    ]);
    // What an older release has delivered is older than every day.
    station.live(4, 1, 1);
    expect(station.prune(1)).toBe(10);
  });

  it('finds what it looks for by indexes, however long the history', () => {
    const plans = station.whileClosed((file) => {
      const database = new SqliteDatabase(file);
      const explained = Object.values(retentionSql).map((sql) =>
        database
          .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+|\?/g, '1')}`)
          .all()
          .map(({ detail }) => detail)
          .join('; '),
      );
      database.close();
      return explained;
    });
    expect(plans[0]).toMatch(/entry_voided.*sqlite_autoindex_entry_1.*entry_group_key/);
    for (const plan of plans) {
      expect(plan).not.toMatch(/SCAN (entry|cancel|voided|earlier)|TEMP B-TREE/);
    }
  });
});
