import { describe, expect, it } from 'vitest';
import { databaseSettingsSchema, DatabaseUrlError, parseDatabaseUrl } from './settings';

describe('parseDatabaseUrl', () => {
  it('reads every part, with the port and the limit of connections as defaults', () => {
    expect(parseDatabaseUrl('mariadb://station:secret@db.factory/scan_station')).toEqual({
      servers: [{ host: 'db.factory', port: 3306 }],
      user: 'station',
      password: 'secret',
      database: 'scan_station',
      connectionLimit: 2,
      tls: null,
    });
  });

  it('resolves percent escapes, takes IPv6 addresses, another port, and mysql:// as well', () => {
    expect(parseDatabaseUrl('mysql://st%40tion:p%2Fw%3A%25@[::1]:3307/scan%20data')).toMatchObject({
      servers: [{ host: '::1', port: 3307 }],
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
    ['mariadb://station:secret@db/scan?ssl=true', 'unknown option; the only one is "?tls=required"'],
  ])('refuses %s in words that never repeat the password', (url, words) => {
    expect(() => parseDatabaseUrl(url)).toThrow(DatabaseUrlError);
    expect(() => parseDatabaseUrl(url)).toThrow(words);
    expect(() => parseDatabaseUrl(url)).not.toThrow('secret');
  });

  it('demands encryption when told', () => {
    const { tls } = parseDatabaseUrl('mariadb://station:secret@db/scan?tls=required');
    expect(tls).toEqual({ mode: 'required' });
  });
});

describe('the settings of the database', () => {
  const account = { user: 'station', password: 'secret', database: 'quality' };
  const digits = '0123456789abcdef'.repeat(4);

  it('takes one server by its parts, or several in their order', () => {
    expect(databaseSettingsSchema.parse({ host: 'a', port: 3307, ...account }).servers).toEqual([
      { host: 'a', port: 3307 },
    ]);
    const servers = [{ host: 'b', port: 3308 }, { host: 'a' }];
    expect(databaseSettingsSchema.parse({ servers, ...account }).servers).toEqual([
      { host: 'b', port: 3308 },
      { host: 'a', port: 3306 },
    ]);
  });

  it.each([
    ['no server', {}, 'name the server'],
    ['an empty list', { servers: [] }, 'expected object'],
    ['a list and a host', { host: 'a', servers: [{ host: 'b' }] }, 'cannot stand beside "servers"'],
    ['a list and a port', { port: 3307, servers: [{ host: 'b' }] }, 'cannot stand beside "servers"'],
    ['encryption by halves', { host: 'a', tls: { mode: 'preferred' } }, 'must be "required"'],
    ['a short fingerprint', { host: 'a', tls: { mode: 'required', fingerprint: 'sha256:ab' } }, '64 hex'],
    [
      'two ways to trust',
      { host: 'a', tls: { mode: 'required', caFile: 'ca.pem', fingerprint: `sha256:${digits}` } },
      'not both',
    ],
  ])('refuses %s', (_name, parts, words) => {
    const parsed = databaseSettingsSchema.safeParse({ ...parts, ...account });
    expect(parsed.error?.issues.map(({ message }) => message).join()).toContain(words);
  });

  it.each([
    { mode: 'required' },
    { mode: 'required', caFile: '/etc/scan-station/ca.pem' },
    { mode: 'required', fingerprint: `sha256:${digits}` },
    { mode: 'required', fingerprint: `SHA256:${(digits.toUpperCase().match(/../g) ?? []).join(':')}` },
  ])('takes %o', (tls) => {
    expect(databaseSettingsSchema.parse({ host: 'a', tls, ...account }).tls).toEqual(tls);
  });
});
