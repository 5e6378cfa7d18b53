import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries, sampleEntry } from '../../../../e2e/support/sample-entries';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { startTcpProxy, type PassingPacket, type TcpProxy } from '../../../../e2e/support/tcp-proxy';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { systemClock } from '../../clock';
import type { Entry } from '../entry';
import type { Destination } from './destination';
import { createMariadbDestination } from './mariadb-destination';
import { parseDatabaseUrl } from './settings';
import { timeouts } from './timeouts';
import { fgQuality } from '../../../shared/ready-workflows';

/*
 * Faults in the middle of the work: connections cut at every step, sessions killed, servers and networks that fall
 * silent. Whatever happens, a call settles in its time, the same entries can be sent again, and each is there once.
 */

const connectionLimit = 2;

function openDestination(url: string): Destination {
  return createMariadbDestination({
    settings: { ...parseDatabaseUrl(url), connectionLimit },
    stationName: 'LINE-4',
    outboxId: randomUUID(),
    workflows: [fgQuality],
    clock: systemClock,
    log: () => undefined,
  });
}

async function countRows(database: PrivateMariadb): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'SELECT (SELECT COUNT(*) FROM fg_scan) + (SELECT COUNT(*) FROM scan_void) AS count',
  );
  return row?.count ?? 0;
}

async function waitUntilNoSession(database: PrivateMariadb): Promise<void> {
  await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
}

/** Delivers until it works, as the relay does; answers how often it failed before. */
async function deliverAtLast(destination: Destination, entries: readonly Entry[]): Promise<number> {
  for (let failures = 0; ; failures += 1) {
    try {
      const { deliveredIds } = await destination.deliver(entries);
      expect(new Set(deliveredIds)).toEqual(new Set(entries.map(({ scanId }) => scanId)));
      return failures;
    } catch (error) {
      expect(error).toMatchObject({ name: 'DestinationError', verdict: 'transient' });
      if (failures > 20) throw error;
    }
  }
}

describe('a connection cut in the middle of the work', () => {
  let database: PrivateMariadb;
  let proxy: TcpProxy;
  let destination: Destination;

  beforeAll(async () => {
    database = await startMariadb();
    proxy = await startTcpProxy(database.port);
  });
  afterAll(async () => {
    await proxy.close();
    await database.stop();
  });
  beforeEach(async () => {
    for (const table of ['fg_scan', 'scan_void']) await database.query(`TRUNCATE ${table}`);
    destination = openDestination(database.url('station', proxy.port));
  });
  afterEach(async () => {
    await proxy.heal();
    await destination.stop();
    await waitUntilNoSession(database);
  });

  /** Waits until the connection has been idle for so long that it is not lent without a check. */
  async function waitUntilCheckedBeforeLending(): Promise<void> {
    const idleUntilMs = systemClock.monotonicMs() + timeouts.checkAfterIdleMs + 20;
    await waitUntil('it has been idle', () => systemClock.monotonicMs() > idleUntilMs);
  }

  const mixedBatch = (): Entry[] => {
    const scan = sampleScan(1);
    return [sampleEntry(1, scan), sampleEntry(2, sampleVoid(scan)), ...sampleEntries(20, 3)];
  };

  it('does no harm at any border of any packet, from log-in to the answer to the commit', async () => {
    const borders = new Set<string>();
    proxy.onPacket(({ direction, command }) => {
      borders.add(`${direction} ${command}`);
      return 'forward';
    });
    await destination.deliver(mixedBatch());
    await destination.stop();
    const steps = [...borders];
    expect(steps).toContain('to-server QUERY COMMIT');
    expect(steps).toContain('to-client QUERY COMMIT');
    expect(steps.length).toBeGreaterThan(10);

    const sessions = database.watchSessions();
    for (const fate of ['cut-before', 'cut-after'] as const) {
      for (const step of steps) {
        if (step.includes('QUIT')) continue;
        await database.query('TRUNCATE fg_scan');
        await database.query('TRUNCATE scan_void');
        const victim = openDestination(database.url('station', proxy.port));
        const cutsBefore = proxy.faults().cut;
        let cutsLeft = 1;
        proxy.onPacket(({ direction, command }: PassingPacket) => {
          if (cutsLeft === 0 || `${direction} ${command}` !== step) return 'forward';
          cutsLeft -= 1;
          return fate;
        });
        const entries = mixedBatch();
        await deliverAtLast(victim, entries);
        await waitUntil(`${fate} ${step} happened`, () => proxy.faults().cut === cutsBefore + 1);
        expect(await countRows(database), `${fate} ${step}`).toBe(entries.length);
        await victim.stop();
      }
    }
    expect(await sessions.stop()).toBeLessThanOrEqual(connectionLimit);
  });

  it('delivers a batch once whose commit happened and whose answer was lost', async () => {
    const entries = sampleEntries(500);
    let isCut = false;
    proxy.onPacket(({ direction, command }) => {
      if (isCut || direction !== 'to-client' || command !== 'BULK') return 'forward';
      isCut = true;
      return 'cut-before';
    });
    await expect(destination.deliver(entries)).rejects.toMatchObject({
      verdict: 'transient',
      reason: 'connection-lost',
    });
    expect(proxy.faults().cut).toBeGreaterThan(0);
    expect(await countRows(database)).toBe(500);
    expect(await deliverAtLast(destination, entries)).toBe(0);
    expect(await countRows(database)).toBe(500);
  });

  it('gets through latency, and through a line that carries a byte at a time', async () => {
    proxy.delay(100);
    await destination.deliver(sampleEntries(5));
    proxy.delay(0);
    proxy.throttle(1);
    await destination.deliver(sampleEntries(5, 6));
    expect(proxy.faults().delayed).toBeGreaterThan(5);
    expect(proxy.faults().throttled).toBeGreaterThan(1);
    expect(await countRows(database)).toBe(10);
  });

  it('leaves the server at once when a slow line still holds most of what was sent', async () => {
    await destination.deliver(sampleEntries(1));
    proxy.throttle(1);
    const throttledBefore = proxy.faults().throttled;
    // At a byte a millisecond these would be under way for minutes.
    const delivering = destination.deliver(sampleEntries(1_000, 2));
    delivering.catch(() => undefined);
    await waitUntil('the batch is under way', () => proxy.faults().throttled > throttledBefore);
    await destination.stop();
    await expect(delivering).rejects.toMatchObject({ name: 'DestinationError' });
    await waitUntilNoSession(database);
    expect(await countRows(database)).toBe(1);
  });

  it('notices by its check that an idle connection is dead, and opens another without an error', async () => {
    await destination.deliver(sampleEntries(1));
    proxy.leaveHalfOpen();
    await waitUntilCheckedBeforeLending();
    const startedMs = systemClock.monotonicMs();
    await destination.deliver(sampleEntries(1, 2));
    expect(systemClock.monotonicMs() - startedMs).toBeGreaterThanOrEqual(timeouts.pingMs - 50);
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(timeouts.pingMs + 1_000);
    expect(proxy.faults()['half-open']).toBe(1);
    expect(destination.poolState().destroyedByReason).toMatchObject({ 'check-failed': 1 });
    expect(await countRows(database)).toBe(2);
  });

  describe('a second and a half in which this program does nothing at all', () => {
    const standStill = (): void => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
    };

    it('costs nothing while a connection is being opened', async () => {
      const delivering = destination.deliver(sampleEntries(200));
      await waitUntil('the connection is lent', () => destination.poolState().active === 1);
      standStill();
      await expect(delivering).resolves.toMatchObject({ refused: [] });
    });

    it('costs at most a connection while an idle one is being checked', async () => {
      await destination.deliver(sampleEntries(1));
      await waitUntilCheckedBeforeLending();
      const delivering = destination.deliver(sampleEntries(200, 2));
      standStill();
      await expect(delivering).resolves.toMatchObject({ refused: [] });
      expect(destination.poolState().created).toBeLessThanOrEqual(2);
    });
  });

  describe('while a lock of somebody else holds the batch up', () => {
    /** Delivers into a locked table; answers once the server is at it. */
    async function deliverIntoLock(entries: readonly Entry[]) {
      const locker = await database.connectAdmin();
      await locker.query('LOCK TABLES fg_scan WRITE');
      const delivering = destination.deliver(entries);
      delivering.catch(() => undefined);
      let threadId = 0;
      await waitUntil('the batch waits for the lock', async () => {
        const [row] = await database.query<{ id: number }>(
          `SELECT id FROM information_schema.processlist WHERE user = 'station' AND state LIKE 'Waiting for table%'`,
        );
        threadId = row?.id ?? 0;
        return threadId > 0;
      });
      return { delivering, threadId, unlock: () => locker.end() };
    }

    it.each([
      ['KILL CONNECTION', 'connection-lost'],
      ['KILL QUERY', 'server-busy'],
    ])('%s ends it as %s; nothing is kept of it, and the repeat delivers all', async (kill, reason) => {
      const entries = sampleEntries(100);
      const { delivering, threadId, unlock } = await deliverIntoLock(entries);
      await database.query(`${kill} ${threadId}`);
      await expect(delivering).rejects.toMatchObject({ verdict: 'transient', reason });
      await unlock();
      expect(await countRows(database)).toBe(0);
      expect(await deliverAtLast(destination, entries)).toBe(0);
      expect(await countRows(database)).toBe(100);
    });

    it('gives up after the lock limit of its session, and the repeat delivers all', async () => {
      const entries = sampleEntries(100);
      const { delivering, unlock } = await deliverIntoLock(entries);
      await expect(delivering).rejects.toMatchObject({ verdict: 'transient', reason: 'server-busy' });
      await unlock();
      expect(await deliverAtLast(destination, entries)).toBe(0);
      expect(await countRows(database)).toBe(100);
    });
  });
});

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
      const healedMs = systemClock.monotonicMs();
      await deliverAtLast(destination, entries);
      expect(systemClock.monotonicMs() - healedMs).toBeLessThan(3_000);
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
