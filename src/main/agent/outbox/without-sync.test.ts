import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedFileError } from './damage';
import { withoutSync } from './without-sync';

const full = 2;
const normal = 1;

describe('a change without a sync', () => {
  let database: SqliteDatabase.Database;
  const setting = (): unknown => database.pragma('synchronous', { simple: true });
  beforeEach(() => {
    database = new SqliteDatabase(':memory:');
    database.pragma('synchronous = FULL');
  });
  afterEach(() => {
    database.close();
  });

  it('waits for none, and everything after it does again', () => {
    expect(withoutSync(database, setting)).toBe(normal);
    expect(setting()).toBe(full);
  });

  it('leaves the setting in order when it fails, and the failure as it is', () => {
    const failure = new Error('no');
    const fail = (): never => {
      throw failure;
    };
    expect(() => withoutSync(database, fail)).toThrow(failure);
    expect(setting()).toBe(full);
  });

  it('is damage when it can be undone no more: nothing shall be saved into what it left open', () => {
    const failure = new Error('no');
    const failHalfWay = (): never => {
      database.exec('BEGIN');
      throw failure;
    };
    expect(() => withoutSync(database, failHalfWay)).toThrow(DamagedFileError);
    database.exec('ROLLBACK');
  });

  it('is a part of the transaction that is under way, with its sync', () => {
    expect(database.transaction(() => withoutSync(database, setting))()).toBe(full);
  });
});
