import { createConnection, type Connection } from 'mariadb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { waitUntil } from '../../../../e2e/support/wait-until';
import type { Clock } from '../../../shared/clock';
import { systemClock } from '../../clock';
import { createHealthCheckedPool, type HealthCheckedPool } from './health-checked-pool';
import type { Session } from './session';
import { slotConfig } from './session-settings';
import { parseDatabaseUrl } from './settings';
import { sessionLimits, timeouts } from './timeouts';

describe('the pool, against a real server', () => {
  let database: PrivateMariadb;
  let pool: HealthCheckedPool;
  let warnings: Record<string, unknown>[];

  beforeAll(async () => {
    database = await startMariadb({ serverArguments: ['--performance-schema=ON'] });
  });
  afterAll(() => database.stop());
  afterEach(async () => {
    await pool.stop();
    await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
  });

  function openPool(limit: number, clock: Clock = systemClock): HealthCheckedPool {
    warnings = [];
    return createHealthCheckedPool({
      config: slotConfig(parseDatabaseUrl(database.stationUrl), 'LINE-4'),
      limit,
      clock,
      log: (_level, _message, details) => warnings.push({ ...details }),
    });
  }

  const threadIdOf = async (session: Session): Promise<number> => {
    const [row] = await session.query<{ id: number }[]>('SELECT CONNECTION_ID() AS id');
    return row?.id ?? 0;
  };

  it('uses one connection for borrowers that come one after the other', async () => {
    pool = openPool(2);
    const first = await pool.withConnection('test', threadIdOf);
    const second = await pool.withConnection('test', threadIdOf);
    expect(second).toBe(first);
    expect(pool.state()).toMatchObject({ created: 1, active: 0, idle: 1, acquired: { count: 2 } });
  });

  it('never opens more than its limit; whoever comes later waits and is served in turn', async () => {
    pool = openPool(3);
    const sessions = database.watchSessions();
    const order: number[] = [];
    const borrowers = Array.from({ length: 12 }, (_, number) =>
      pool.withConnection(`borrower ${number}`, async (session) => {
        order.push(number);
        if (number < 3)
          await waitUntil(
            'the first three are at work, and seen',
            () => order.length >= 3 && sessions.maximum() === 3,
          );
        await session.query('DO SLEEP(0.05)');
      }),
    );
    await waitUntil('the rest waits', () => pool.state().waiting === 9);
    expect(pool.state()).toMatchObject({ active: 3, limit: 3 });
    await Promise.all(borrowers);
    // The first three begin together.
    expect(order.slice(3)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(pool.state().acquired.longestMs).toBeGreaterThan(100);
    expect(await sessions.stop()).toBe(3);
  });

  it('sets the limits of a session and tells the server who it is', async () => {
    pool = openPool(1);
    const names = Object.keys(sessionLimits);
    const settings = await pool.withConnection('test', async (session) => {
      const [row] = await session.query<Record<string, number>[]>(
        `SELECT ${names.map((name) => `@@${name} AS ${name}`).join(', ')}`,
      );
      return row;
    });
    expect(settings).toEqual(sessionLimits);
    const attributes = await database.query<{ name: string; value: string }>(
      `SELECT DISTINCT ATTR_NAME AS name, ATTR_VALUE AS value FROM performance_schema.session_connect_attrs
       WHERE ATTR_NAME IN ('program_name', 'station') ORDER BY 1`,
    );
    expect(attributes).toEqual([
      { name: 'program_name', value: 'scan-station' },
      { name: 'station', value: 'LINE-4' },
    ]);
  });

  it('closes a connection whose borrower failed, and rolls back what it had begun', async () => {
    pool = openPool(2);
    const failed = pool.withConnection('test', async (session) => {
      await session.query('START TRANSACTION');
      await session.query(
        `INSERT INTO station (name, outbox_id, version, backlog, last_seq, last_seen) VALUES ('X', UUID(), '0', 0, 0, NOW())`,
      );
      throw new Error('the borrower thought better of it');
    });
    await expect(failed).rejects.toThrow('thought better');
    expect(pool.state()).toMatchObject({ active: 0, idle: 0, destroyedByReason: { refused: 1 } });
    expect(await pool.withConnection('test', (session) => session.query('SELECT name FROM station'))).toEqual(
      [],
    );
  });

  it('rolls back a transaction that a borrower forgot, before anybody else has the connection', async () => {
    pool = openPool(1);
    await pool.withConnection('forgetful', (session) => session.query('START TRANSACTION'));
    const rows = await pool.withConnection('next', (session) =>
      session.query('SELECT @@in_transaction AS open'),
    );
    expect(rows).toEqual([{ open: 0 }]);
  });

  it('lets nobody use a connection that was handed back', async () => {
    pool = openPool(1);
    let kept: Session | undefined;
    await pool.withConnection('test', (session) => {
      kept = session;
      return Promise.resolve();
    });
    await expect(kept?.query('SELECT 1')).rejects.toThrow('handed back');
  });

  it('closes a connection that has become too old, and does not lend it again', async () => {
    let aheadMs = 0;
    pool = openPool(2, { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + aheadMs });
    const first = await pool.withConnection('test', threadIdOf);
    aheadMs = timeouts.lifetimeMs * 1.2;
    await pool.withConnection('test', threadIdOf);
    expect(pool.state()).toMatchObject({ idle: 0, destroyedByReason: { lifetime: 1 } });
    expect(await pool.withConnection('test', threadIdOf)).not.toBe(first);
  });

  it('replaces an idle connection that the server has killed, without an error for the borrower', async () => {
    pool = openPool(2);
    const first = await pool.withConnection('test', threadIdOf);
    await database.query('KILL ?', [first]);
    await waitUntil('the end is noticed', () => pool.state().idle === 0);
    expect(await pool.withConnection('test', threadIdOf)).not.toBe(first);
    expect(pool.state().destroyedByReason).toEqual({ 'ended-by-server': 1 });
  });

  it('never mixes up connections whose numbers repeat after a restart of the server', async () => {
    pool = openPool(2);
    const borrowBoth = (): Promise<number[]> =>
      Promise.all([1, 2].map(() => pool.withConnection('test', threadIdOf)));
    for (let restart = 0; restart < 3; restart += 1) {
      await borrowBoth();
      await database.restart();
      const sessions = database.watchSessions();
      expect(new Set(await borrowBoth()).size).toBeGreaterThan(0);
      await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
      expect(await sessions.stop()).toBeLessThanOrEqual(2);
    }
    expect(pool.state()).toMatchObject({ active: 0, idle: 0 });
  });

  it('keeps to its limit of one even while it closes and opens connections all the time', async () => {
    pool = openPool(1);
    const sessions = database.watchSessions();
    for (let round = 0; round < 10; round += 1) {
      const work = pool.withConnection('test', async (session) => {
        // The look under way may have begun before this session; the next one sees it.
        const looks = sessions.samples();
        await waitUntil('the watch has seen this session', () => sessions.samples() > looks + 1);
        return session.query('SELECT nothing_like_this');
      });
      await expect(work).rejects.toMatchObject({ errno: 1054 });
    }
    expect(pool.state().created).toBe(10);
    expect(sessions.samples()).toBeGreaterThan(10);
    expect(await sessions.stop()).toBe(1);
  });

  it('stops within its deadline although a borrower never ends, and closes its connection', async () => {
    pool = openPool(2);
    const endless = pool.withConnection('endless', () => new Promise<never>(() => undefined));
    const outcome = expect(endless).rejects.toThrow('has been closed');
    await waitUntil('it is lent', async () => (await database.stationSessions()) === 1);
    const startedMs = systemClock.monotonicMs();
    await pool.stop();
    await outcome;
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(timeouts.stopMs + 2_000);
    await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
    expect(warnings).toEqual([{ borrowers: ['endless'] }]);
  });

  describe('at a server without a free place', () => {
    /** Opened while there are places: an administrator has one more than others, but not two. */
    let admin: Connection;
    let guests: Connection[];

    beforeEach(async () => {
      admin = await database.connectAdmin();
      await admin.query('SET GLOBAL max_connections = 10');
      guests = [];
    });
    afterEach(async () => {
      await sendGuestsAway();
      await admin.query('SET GLOBAL max_connections = 151');
      await admin.end();
    });

    async function takeEveryPlace(): Promise<void> {
      const { servers, user, password } = parseDatabaseUrl(database.stationUrl);
      await waitUntil('every place is taken', async () => {
        try {
          guests.push(await createConnection({ ...servers[0], user, password, connectTimeout: 20_000 }));
          return false;
        } catch (error) {
          if (error instanceof Error && 'errno' in error && error.errno === 1040) return true;
          throw error;
        }
      });
    }

    async function sendGuestsAway(): Promise<void> {
      await Promise.all(guests.splice(0).map((guest) => guest.end()));
    }

    async function countRefusedLogIns(): Promise<number> {
      const [row] = await admin.query<{ Value: string }[]>(`SHOW GLOBAL STATUS LIKE 'Aborted_connects'`);
      return Number(row?.Value);
    }

    /** Runs `work` and resolves when one more log-in was refused. */
    async function waitForRefusal(work: () => void): Promise<void> {
      const before = await countRefusedLogIns();
      work();
      await waitUntil('a log-in was refused', async () => (await countRefusedLogIns()) > before);
    }

    it('waits until one comes free', async () => {
      pool = openPool(2);
      await takeEveryPlace();
      let work: Promise<number> | undefined;
      await waitForRefusal(() => {
        work = pool.withConnection('test', threadIdOf);
      });
      await sendGuestsAway();
      expect(await work).toBeGreaterThan(0);
    });

    it('says so when none comes free in time', async () => {
      pool = openPool(2);
      await takeEveryPlace();
      await expect(pool.withConnection('test', threadIdOf)).rejects.toMatchObject({ errno: 1040 });
    });

    it('serves a second borrower with the connection of the first', async () => {
      pool = openPool(2);
      let endFirst: () => void = () => undefined;
      const first = pool.withConnection('first', async (session) => {
        const threadId = await threadIdOf(session);
        await new Promise<void>((resolve) => {
          endFirst = resolve;
        });
        return threadId;
      });
      await waitUntil('it is lent', () => pool.state().created === 1);
      await takeEveryPlace();
      let second: Promise<number> | undefined;
      await waitForRefusal(() => {
        second = pool.withConnection('second', threadIdOf);
      });
      endFirst();
      expect(await second).toBe(await first);
    });
  });
});
