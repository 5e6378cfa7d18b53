import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries } from '../../../../e2e/support/sample-entries';
import { waitUntil } from '../../../../e2e/support/wait-until';
import type { Clock } from '../../../shared/clock';
import { systemClock } from '../../clock';
import type { Destination } from './destination';
import { createMariadbDestination } from './mariadb-destination';
import { serverRestMs } from './server-choice';
import { parseDatabaseUrl } from './settings';
import { fgQuality } from '../../../shared/ready-workflows';

/* Two servers that know nothing of each other: whoever has a row got it from the station. */

describe('two servers in order of preference', () => {
  let preferred: PrivateMariadb;
  let standby: PrivateMariadb;
  let destination: Destination;
  let messages: string[];
  let aheadMs: number;

  beforeEach(async () => {
    preferred = await startMariadb();
    standby = await startMariadb();
    // The two have one account, as servers with the same data do.
    const { password } = parseDatabaseUrl(preferred.stationUrl);
    await standby.query(`SET PASSWORD FOR 'station'@'%' = PASSWORD('${password}')`);
    aheadMs = 0;
    open(2);
  });
  afterEach(async () => {
    await destination.stop();
    await preferred.stop();
    await standby.stop();
  });

  function open(connectionLimit: number): void {
    const clock: Clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + aheadMs };
    messages = [];
    destination = createMariadbDestination({
      settings: {
        ...parseDatabaseUrl(preferred.stationUrl),
        servers: [preferred, standby].map(({ port }) => ({ host: '127.0.0.1', port })) as never,
        connectionLimit,
      },
      stationName: 'LINE-4',
      outboxId: randomUUID(),
      workflows: [fgQuality],
      clock,
      log: (_level, message) => messages.push(message),
    });
  }

  async function countRows(server: PrivateMariadb): Promise<number> {
    const [row] = await server.query<{ count: number }>('SELECT COUNT(*) AS count FROM fg_scan');
    return row?.count ?? 0;
  }

  async function waitUntilNoSession(server: PrivateMariadb): Promise<void> {
    await waitUntil('the station has no session', async () => (await server.stationSessions()) === 0);
  }

  it('sends everything to the preferred one while it works', async () => {
    await destination.probe();
    await destination.deliver(sampleEntries(10));
    expect(await countRows(preferred)).toBe(10);
    expect(await standby.stationSessions()).toBe(0);
    expect(messages).toEqual([]);
  });

  it('goes on with the standby in the same call when the preferred one is gone', async () => {
    await destination.deliver(sampleEntries(10));
    await waitUntilNoSession(preferred);
    await preferred.kill();
    const { deliveredIds } = await destination.deliver(sampleEntries(10, 11));
    expect(deliveredIds).toHaveLength(10);
    expect(await countRows(standby)).toBe(10);
    expect(messages).toEqual([
      'A database server takes no scans now; the next one is tried.',
      'Scans go to another database server now.',
    ]);
  });

  it('never writes to a standby that is read-only, and to it as soon as it is not', async () => {
    await standby.query('SET GLOBAL read_only = ON');
    // What an account may do that may write to a read-only server is not asked.
    await standby.query(`GRANT READ_ONLY ADMIN ON *.* TO 'station'@'%'`);
    await preferred.kill();
    const delivering = destination.deliver(sampleEntries(10));
    // The first server may be back at any time: that is what the relay waits for.
    await expect(delivering).rejects.toMatchObject({ verdict: 'transient', reason: 'unreachable' });
    expect(await countRows(standby)).toBe(0);
    await standby.query('SET GLOBAL read_only = OFF');
    expect((await destination.deliver(sampleEntries(10))).deliveredIds).toHaveLength(10);
    expect(await countRows(standby)).toBe(10);
  });

  it('leaves the preferred one when it becomes read-only, and says so when both are', async () => {
    await destination.deliver(sampleEntries(1));
    await waitUntilNoSession(preferred);
    await preferred.query('SET GLOBAL read_only = ON');
    await destination.deliver(sampleEntries(1, 2));
    expect(await countRows(standby)).toBe(1);
    await waitUntilNoSession(standby);
    await standby.query('SET GLOBAL read_only = ON');
    const delivering = destination.deliver(sampleEntries(1, 3));
    await expect(delivering).rejects.toMatchObject({
      verdict: 'misconfigured',
      reason: 'read-only-server',
      message: 'The server is set to read-only; it is a standby.',
    });
  });

  it('comes back to the preferred one after its rest, when the next session is opened, and not before', async () => {
    await preferred.kill();
    await destination.deliver(sampleEntries(1));
    await preferred.start();
    await waitUntilNoSession(standby);
    await destination.deliver(sampleEntries(1, 2));
    aheadMs = serverRestMs * 1.2;
    // The session that is open is used to its end.
    await destination.deliver(sampleEntries(1, 3));
    expect(await countRows(standby)).toBe(3);
    await waitUntilNoSession(standby);
    await destination.deliver(sampleEntries(1, 4));
    expect(await countRows(preferred)).toBe(1);
  });

  it('stays with the standby without an error when the preferred one is still gone after its rest', async () => {
    await preferred.kill();
    await destination.deliver(sampleEntries(1));
    await waitUntilNoSession(standby);
    aheadMs = serverRestMs * 1.2;
    await destination.deliver(sampleEntries(1, 2));
    expect(await countRows(standby)).toBe(2);
  });

  it('leaves a server that hangs within its time, and holds no more connections than its limit over both', async () => {
    const borrowed = (): number => destination.poolState().active + destination.poolState().idle;
    await destination.probe();
    preferred.pause();
    await preferred.waitUntilFrozen();
    const startedMs = systemClock.monotonicMs();
    const entries = sampleEntries(10);
    // On a busy machine the probe's session may have been closed by now; then the log-in hangs instead of the delivery,
    // and the other server is taken within the same call.
    for (let failures = 0; ; failures += 1) {
      const failure: unknown = await destination.deliver(entries).then(
        () => null,
        (error: unknown) => error,
      );
      expect(borrowed()).toBeLessThanOrEqual(2);
      if (failure === null) break;
      expect(failure).toMatchObject({ verdict: 'transient', reason: 'timed-out' });
      expect(failures).toBeLessThan(3);
    }
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(15_000);
    expect(await countRows(standby)).toBe(10);
    preferred.resume();
  });

  it('does not leave a server for a single connection that was lost', async () => {
    await destination.probe();
    const [session] = await preferred.query<{ id: number }>(
      `SELECT id FROM information_schema.processlist WHERE user = 'station'`,
    );
    await preferred.query('KILL ?', [session?.id]);
    await waitUntil('the end is noticed', () => destination.poolState().idle === 0);
    await destination.deliver(sampleEntries(1));
    expect(await countRows(preferred)).toBe(1);
  });

  it('calls a person for a wrong password instead of going elsewhere', async () => {
    await preferred.query(`SET PASSWORD FOR 'station'@'%' = PASSWORD('changed')`);
    await expect(destination.deliver(sampleEntries(1))).rejects.toMatchObject({
      verdict: 'misconfigured',
      reason: 'wrong-password',
    });
    expect(await countRows(standby)).toBe(0);
  });
});
