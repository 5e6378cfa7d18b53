import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createConnection, type Connection } from 'mariadb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries } from '../../../../e2e/support/sample-entries';
import { systemClock } from '../../clock';
import type { Destination } from './destination';
import { createMariadbDestination } from './mariadb-destination';
import { schemaMigrations } from './schema/migrations';
import { parseDatabaseUrl, type DatabaseSettings } from './settings';
import { timeouts } from './timeouts';
import { fgQuality } from '../../../shared/ready-workflows';

/*
 * Servers that are set up wrongly, full, or not there at all: each is told as what it is, quickly, and by itself fit
 * again when it is mended.
 */

describe('the MariaDB destination and a server that cannot take its rows', () => {
  let database: PrivateMariadb;
  let destination: Destination;
  let settings: DatabaseSettings;

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(() => database.stop());
  beforeEach(() => {
    settings = parseDatabaseUrl(database.stationUrl);
    destination = openDestination(settings);
  });
  afterEach(() => destination.stop());

  function openDestination(used: DatabaseSettings): Destination {
    return createMariadbDestination({
      settings: used,
      stationName: 'LINE-4',
      outboxId: randomUUID(),
      workflows: [fgQuality],
      clock: systemClock,
      log: () => undefined,
    });
  }

  async function readStatus(name: string): Promise<number> {
    const [row] = await database.query<{ Value: string }>('SHOW GLOBAL STATUS LIKE ?', [name]);
    return Number(row?.Value);
  }

  /** Both ways to find out must tell the same, sooner than one patience of the pool unless it waits on purpose. */
  async function expectBoth(expected: { verdict: string; reason: string }, limitMs = 4_000): Promise<void> {
    const startedMs = systemClock.monotonicMs();
    await expect(destination.probe()).rejects.toMatchObject(expected);
    await expect(destination.deliver(sampleEntries(2))).rejects.toMatchObject(expected);
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(limitMs);
  }

  /** As the program's own steps leave it. */
  async function restoreSchemaVersions(): Promise<void> {
    await database.query('DELETE FROM schema_version');
    for (const { version, name, compatibleFrom } of schemaMigrations) {
      await database.query('INSERT INTO schema_version (version, name, compatible_from) VALUES (?, ?, ?)', [
        version,
        name,
        compatibleFrom,
      ]);
    }
  }

  async function expectBothFine(): Promise<void> {
    await destination.probe();
    await expect(destination.deliver(sampleEntries(2))).resolves.toMatchObject({ refused: [] });
    await database.query('TRUNCATE fg_scan');
  }

  it('says that the password is wrong, after one log-in for each attempt', async () => {
    destination = openDestination({ ...settings, password: 'wrong' });
    const before = await readStatus('Access_denied_errors');
    await expectBoth({ verdict: 'misconfigured', reason: 'wrong-password' });
    expect((await readStatus('Access_denied_errors')) - before).toBe(2);
  });

  it('says that the database does not exist, to an account that may know', async () => {
    destination = openDestination({ ...parseDatabaseUrl(database.url('admin')), database: 'nowhere' });
    await expectBoth({ verdict: 'misconfigured', reason: 'unknown-database' });
  });

  it('says that access is denied to a database of which the account may know nothing', async () => {
    destination = openDestination({ ...settings, database: 'nowhere' });
    await expectBoth({ verdict: 'misconfigured', reason: 'access-denied' });
  });

  it.each([
    [
      'a table is missing',
      'RENAME TABLE fg_scan TO fg_scan_away',
      'RENAME TABLE fg_scan_away TO fg_scan',
      'missing-table',
    ],
    [
      'a column is missing',
      'ALTER TABLE fg_scan RENAME COLUMN cp TO cp_away',
      'ALTER TABLE fg_scan RENAME COLUMN cp_away TO cp',
      'schema-mismatch',
    ],
    [
      'a privilege is missing',
      "REVOKE INSERT ON fg_scan FROM station@'%'",
      "GRANT INSERT ON fg_scan TO station@'%'",
      'access-denied',
    ],
    ['the server is read-only', 'SET GLOBAL read_only = 1', 'SET GLOBAL read_only = 0', 'read-only-server'],
  ])('says that %s, and works again as soon as that is mended', async (_name, breaks, mends, reason) => {
    await database.query(breaks);
    await expectBoth({ verdict: 'misconfigured', reason });
    await database.query(mends);
    await expectBothFine();
  });

  it.each([
    ['was never applied', 'DELETE FROM schema_version', 'db:migrate'],
    [
      'is of a newer program that this one does not fit',
      'INSERT INTO schema_version (version, name, compatible_from) VALUES (9, "x", 9)',
      'Update',
    ],
  ])('says what to do when the schema %s', async (_name, breaks, remedy) => {
    await database.query(breaks);
    await expect(destination.probe()).rejects.toMatchObject({
      verdict: 'misconfigured',
      reason: 'schema-mismatch',
      message: expect.stringContaining(remedy) as unknown,
    });
    await restoreSchemaVersions();
    await destination.probe();
  });

  it('works with a newer schema that still fits', async () => {
    await database.query('INSERT INTO schema_version (version, name, compatible_from) VALUES (9, "more", 1)');
    await database.query('ALTER TABLE fg_scan ADD COLUMN note VARCHAR(20) NULL AFTER station');
    await expectBothFine();
    await database.query('ALTER TABLE fg_scan DROP COLUMN note');
    await restoreSchemaVersions();
  });

  it('says that the server is full, and takes the first place that becomes free', async () => {
    await database.query('SET GLOBAL max_connections = 10');
    await database.query("CREATE USER IF NOT EXISTS filler@'%'");
    const [{ host, port }] = settings.servers;
    const fillers: Connection[] = [];
    for (let count = 0; count < 10; count += 1) {
      const filler = await createConnection({ host, port, user: 'filler', connectTimeout: 20_000 });
      filler.on('error', () => undefined);
      fillers.push(filler);
    }
    // A place is waited for, for as long as a connection may take to get.
    await expectBoth({ verdict: 'transient', reason: 'server-full' }, 2 * timeouts.acquireMs + 5_000);
    await Promise.all(fillers.map((filler) => filler.end()));
    await database.query('SET GLOBAL max_connections = DEFAULT');
    await expectBothFine();
  });

  it('says that nobody listens there', async () => {
    const { port, close } = await listen(() => undefined);
    await close();
    destination = openDestination({ ...settings, servers: [{ host: '127.0.0.1', port }] });
    await expectBoth({ verdict: 'transient', reason: 'unreachable' });
  });

  it('says that the name of the server is not known', async () => {
    destination = openDestination({ ...settings, servers: [{ host: 'no-such-host.invalid', port: 3306 }] });
    await expect(destination.probe()).rejects.toMatchObject({
      verdict: 'transient',
      reason: 'name-not-found',
    });
  });

  it.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
    ['an SSH server', 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n'],
    ['a mail server', '220 mail.factory ESMTP Postfix\r\n'],
    ['a packet that breaks off', '\u0005\u0000\u0000\u0000\u000aabcd'],
    ['a packet of nonsense', '\u0005\u0000\u0000\u0000abcde'],
  ])('says that something else than MariaDB answers: %s', async (_name, greeting) => {
    const { port, close } = await listen((client) => client.end(greeting));
    destination = openDestination({ ...settings, servers: [{ host: '127.0.0.1', port }] });
    await expectBoth({ verdict: 'misconfigured', reason: 'not-mariadb' });
    await close();
  });

  it('does not wait long for a server that accepts and says nothing', async () => {
    const silent = new Set<Socket>();
    const { port, close } = await listen((client) => silent.add(client));
    destination = openDestination({ ...settings, servers: [{ host: '127.0.0.1', port }] });
    const startedMs = systemClock.monotonicMs();
    await expect(destination.probe()).rejects.toMatchObject({ verdict: 'transient', reason: 'timed-out' });
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(timeouts.acquireMs + 2_000);
    expect(silent.size).toBe(1);
    await close();
  });

  async function listen(
    onClient: (client: Socket) => void,
  ): Promise<{ port: number; close: () => Promise<void> }> {
    const server: Server = createServer((client) => {
      client.on('error', () => undefined);
      onClient(client);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
      port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
        }),
    };
  }
});
