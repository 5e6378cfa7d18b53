import { describe, expect, it } from 'vitest';
import { DatabaseUrlError, parseDatabaseUrl } from './settings';

describe('parseDatabaseUrl', () => {
  it('reads every part, with the port and the limit of connections as defaults', () => {
    expect(parseDatabaseUrl('mariadb://station:secret@db.factory/scan_station')).toEqual({
      host: 'db.factory',
      port: 3306,
      user: 'station',
      password: 'secret',
      database: 'scan_station',
      connectionLimit: 2,
    });
  });

  it('resolves percent escapes, takes IPv6 addresses, another port, and mysql:// as well', () => {
    expect(parseDatabaseUrl('mysql://st%40tion:p%2Fw%3A%25@[::1]:3307/scan%20data')).toMatchObject({
      host: '::1',
      port: 3307,
      user: 'st@tion',
      password: 'p/w:%',
      database: 'scan data',
    });
  });

  it.each([
    ['nonsense', 'is not a URL'],
    ['http://a:b@c/d', 'begins with "http://"'],
    ['mariadb://:secret@db/scan', 'no usable user'],
    ['mariadb://station:secret@db', 'no usable database'],
    ['mariadb://station:secret@db:3306/', 'no usable database'],
    ['mariadb://station:100%secret@db/scan', '"%"'],
  ])('refuses %s in words that never repeat the password', (url, words) => {
    expect(() => parseDatabaseUrl(url)).toThrow(DatabaseUrlError);
    expect(() => parseDatabaseUrl(url)).toThrow(words);
    expect(() => parseDatabaseUrl(url)).not.toThrow('secret');
  });
});
