import { describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries } from '../../../../e2e/support/sample-entries';
import { startTcpProxy, type TcpProxy } from '../../../../e2e/support/tcp-proxy';
import { systemClock } from '../../clock';
import {
  connectionLimit,
  countRows,
  deliverAtLast,
  openDestination,
  waitUntilNoSession,
} from '../../../../e2e/support/deliver-at-last';

/*
 * Servers and networks that fall silent in the middle of the work. Whatever happens, a call settles in its time, the same
 * entries can be sent again, and each is there once.
 */

describe('silence in the middle of the work', () => {
  interface Silence {
    name: string;
    /** How it is noticed. */
    reason: 'timed-out' | 'connection-lost';
    begin: (proxy: TcpProxy, database: PrivateMariadb) => void;
    end: (proxy: TcpProxy, database: PrivateMariadb) => void;
  }
  const silences: Silence[] = [
    {
      name: 'of a stopped server process',
      reason: 'timed-out',
      begin: (proxy, database) => {
        // The batch is held back until the server is frozen, and then handed to it.
        proxy.blackHole('to-server');
        database.pause();
        void database.waitUntilFrozen().then(() => proxy.heal());
      },
      end: (_proxy, database) => {
        database.resume();
      },
    },
    {
      // The server hears nothing, gives the session up, and says so.
      name: 'of a network that drops what we send',
      reason: 'connection-lost',
      begin: (proxy) => {
        proxy.blackHole('to-server');
      },
      end: (proxy) => void proxy.heal(),
    },
    {
      name: 'of a network that drops every answer',
      reason: 'timed-out',
      begin: (proxy) => {
        proxy.blackHole('to-client');
      },
      end: (proxy) => void proxy.heal(),
    },
    {
      name: 'of a connection that only we believe open',
      reason: 'timed-out',
      begin: (proxy) => {
        proxy.leaveHalfOpen();
      },
      end: (proxy) => void proxy.heal(),
    },
  ];

  async function expectNoticed(delivering: Promise<unknown>, reason: Silence['reason']): Promise<void> {
    const startedMs = systemClock.monotonicMs();
    await expect(delivering).rejects.toMatchObject({ verdict: 'transient', reason });
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(10_000);
  }

  it.concurrent.each(silences)(
    '$name is noticed within 10 s; sessions stay within the limit, and afterwards each row is there once',
    async ({ reason, begin, end }) => {
      const database = await startMariadb();
      const proxy = await startTcpProxy(database.port);
      const destination = openDestination(database.url('station', proxy.port));
      const sessions = database.watchSessions();
      const entries = sampleEntries(100);
      const begun: string[] = [];
      proxy.onPacket(({ direction, command }) => {
        if (begun.length === 0 && direction === 'to-server' && command === 'BULK') {
          begun.push(command);
          begin(proxy, database);
        }
        return 'forward';
      });

      await expectNoticed(destination.deliver(entries), reason);
      expect(begun).toEqual(['BULK']);
      end(proxy, database);
      await deliverAtLast(destination, entries);
      expect(await countRows(database)).toBe(100);
      for (let seq = 101; seq <= 140; seq += 1) await deliverAtLast(destination, sampleEntries(1, seq));

      await destination.stop();
      await waitUntilNoSession(database);
      expect(sessions.samples()).toBeGreaterThan(5);
      expect(await sessions.stop()).toBeLessThanOrEqual(connectionLimit);
      await proxy.close();
      await database.stop();
    },
  );

  it.concurrent(
    'of a commit that never returns is noticed within 10 s, and the session that hangs in it is ended',
    async () => {
      // Semi-synchronous replication without a replica: every commit waits for an answer that never comes.
      const database = await startMariadb({ serverArguments: ['--log-bin=server-bin'] });
      await database.query('SET GLOBAL rpl_semi_sync_master_timeout = 4000000');
      await database.query('SET GLOBAL rpl_semi_sync_master_enabled = 1');
      const destination = openDestination(database.stationUrl);
      const sessions = database.watchSessions();
      const entries = sampleEntries(100);

      await expectNoticed(destination.deliver(entries), 'timed-out');
      expect(await database.stationSessions()).toBe(1);
      // No limit of the server ends that session; the next connection does, and its commit comes through.
      await destination.probe();
      expect(await deliverAtLast(destination, entries)).toBe(0);
      expect(await countRows(database)).toBe(100);
      await destination.stop();
      await waitUntilNoSession(database);
      expect(await sessions.stop()).toBeLessThanOrEqual(connectionLimit);
      await database.stop();
    },
  );
});
