import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries, sampleEntry } from '../../../../e2e/support/sample-entries';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { startTcpProxy, type PassingPacket, type TcpProxy } from '../../../../e2e/support/tcp-proxy';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { systemClock } from '../../clock';
import type { Entry } from '../entry';
import type { Destination } from './destination';
import {
  connectionLimit,
  countRows,
  deliverAtLast,
  openDestination,
  waitUntilNoSession,
} from '../../../../e2e/support/deliver-at-last';
import { timeouts } from './timeouts';

/*
 * Connections cut at every step of the work, sessions killed, slow lines. Whatever happens, a call settles in its time, the
 * same entries can be sent again, and each is there once.
 */

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
    await destination.deliver(sampleEntries(1, 6));
    expect(proxy.faults().delayed).toBeGreaterThan(5);
    expect(proxy.faults().throttled).toBeGreaterThan(1);
    expect(await countRows(database)).toBe(6);
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
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(timeouts.pingMs + 3_000);
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
