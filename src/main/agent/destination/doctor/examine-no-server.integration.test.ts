import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { parseDatabaseUrl, type DatabaseSettings } from '../settings';
import { examine, findingOf, levelsOf } from '../../../../../e2e/support/examine';

describe('the doctor where no MariaDB is', () => {
  let server: Server | null = null;
  const sockets: Socket[] = [];

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
    server = null;
  });

  async function listen(onConnection: (socket: Socket) => void): Promise<DatabaseSettings> {
    const listening = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      onConnection(socket);
    });
    server = listening;
    await new Promise<void>((resolve) => {
      listening.listen(0, '127.0.0.1', resolve);
    });
    const address = listening.address();
    if (address === null || typeof address === 'string') throw new Error('No port.');
    return parseDatabaseUrl(`mariadb://station:secret@127.0.0.1:${address.port}/quality`);
  }

  it('says that nothing listens', async () => {
    const settings = await listen(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    const report = await examine(settings);
    expect(findingOf(report, 'port')).toMatchObject({
      level: 'error',
      found: expect.stringContaining('nothing listens at 127.0.0.1') as string,
    });
    expect(levelsOf(report, 'not-reached')).toHaveLength(report.findings.length - 2);
  });

  it('says that a name is unknown', async () => {
    const report = await examine(parseDatabaseUrl('mariadb://station:secret@no-such-host.invalid/quality'));
    expect(findingOf(report, 'name')).toMatchObject({
      level: 'error',
      found: 'this PC does not know the name "no-such-host.invalid"',
    });
    expect(levelsOf(report, 'not-reached')).toHaveLength(report.findings.length - 1);
  });

  it('says that something else than MariaDB answers, and how it begins', async () => {
    const settings = await listen((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1\r\n'));
    const report = await examine(settings);
    expect(findingOf(report, 'server')).toMatchObject({
      level: 'error',
      found: `something else than MariaDB answers at 127.0.0.1:${settings.servers[0].port}; it begins with "SSH-2.0-OpenSSH_9.2p1"`,
    });
    expect(levelsOf(report, 'ok')).toEqual(['name', 'port']);
  });

  it('gives up on something that accepts connections and says nothing', async () => {
    const settings = await listen(() => undefined);
    const report = await examine(settings);
    expect(findingOf(report, 'server')).toMatchObject({
      level: 'error',
      found: expect.stringContaining('says nothing') as string,
    });
    expect(sockets).toHaveLength(1);
  });
});
