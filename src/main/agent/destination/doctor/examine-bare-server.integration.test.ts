import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../../e2e/support/mariadb';
import { waitUntil } from '../../../../../e2e/support/wait-until';
import { systemClock } from '../../../clock';
import { parseDatabaseUrl } from '../settings';
import { examine, findingOf, levelsOf } from '../../../../../e2e/support/examine';

describe('the doctor at a server without the tables', () => {
  let database: PrivateMariadb;

  beforeAll(async () => {
    database = await startMariadb({ withSchema: false });
  });
  afterAll(() => database.stop());

  it('says that the tables are missing and which command makes them', async () => {
    await database.query(`GRANT SELECT ON ${database.database}.* TO station@'%'`);
    const report = await examine(parseDatabaseUrl(database.stationUrl));
    expect(findingOf(report, 'schema')).toMatchObject({
      level: 'error',
      found: 'the tables of Scan Station are not there',
    });
    expect(findingOf(report, 'schema').remedy?.advice).toContain('npm run db:migrate');
  });

  it('gives up on a server that falls silent after the log-in, and holds nothing open', async () => {
    const settings = parseDatabaseUrl(database.stationUrl);
    // Enough for the greeting and the log-in's answer, and not for the answers after them.
    const bytesLetThrough = 400;
    let bytes = 0;
    let isClosed = false;
    const proxy = createServer((client) => {
      const [{ host, port }] = settings.servers;
      const server = connect(port, host);
      client.on('close', () => {
        isClosed = true;
        server.destroy();
      });
      client.on('error', () => undefined);
      server.on('error', () => undefined);
      client.pipe(server);
      server.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes < bytesLetThrough) client.write(chunk);
      });
    });
    await new Promise<void>((resolve) => {
      proxy.listen(0, '127.0.0.1', resolve);
    });
    const address = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('No port.');
    const startedMs = systemClock.monotonicMs();
    const report = await examine({ ...settings, servers: [{ host: '127.0.0.1', port: address.port }] });
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(16_000);
    expect(bytes).toBeGreaterThan(bytesLetThrough);
    expect(findingOf(report, 'login')).toMatchObject({
      level: 'error',
      found: expect.stringContaining('logged in, and then the server could not be read') as string,
    });
    expect(levelsOf(report, 'ok')).toEqual(['name', 'port', 'server']);
    await waitUntil('the connection is closed', () => isClosed);
    proxy.close();
  });

  it('names a server that is full', async () => {
    await database.query('SET GLOBAL max_connections = 10');
    const held = [];
    for (let count = 0; count < 10; count += 1) held.push(await database.connectAdmin());
    const report = await examine(parseDatabaseUrl(database.stationUrl));
    expect(findingOf(report, 'login').found).toBe(
      'the server takes no more connections (Too many connections)',
    );
    for (const connection of held) await connection.end();
  });
});
