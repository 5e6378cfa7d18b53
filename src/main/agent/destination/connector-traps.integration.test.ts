import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { startTcpProxy, type TcpProxy } from '../../../../e2e/support/tcp-proxy';
import { waitUntil } from '../../../../e2e/support/wait-until';
import type { Clock } from '../../../shared/clock';
import { systemClock } from '../../clock';
import { createHealthCheckedPool, type HealthCheckedPool } from './health-checked-pool';
import type { Session } from './session';
import { slotConfig } from './session-settings';
import { parseDatabaseUrl } from './settings';
import { timeouts } from './timeouts';

/*
 * What the connector does when things go wrong and must never reach the station: promises that never settle, and
 * answers that come to the wrong question. The table in docs/architecture.md names every trap and its test.
 */

/** A number and a fraction are of two types, and the connector begins a new packet at each change of type. */
const rowsOfManyPackets = [[1], [1.5], [2], [2.5], [3]];

describe('the traps of the connector, against a real server', () => {
  let database: PrivateMariadb;
  let proxy: TcpProxy;
  let pool: HealthCheckedPool;
  let warnings: Record<string, unknown>[];

  beforeAll(async () => {
    database = await startMariadb();
    proxy = await startTcpProxy(database.port);
    await database.query('CREATE TABLE number (value DOUBLE PRIMARY KEY)');
    await database.query(`GRANT SELECT, INSERT ON number TO 'station'@'%'`);
  });
  afterAll(async () => {
    await proxy.close();
    await database.stop();
  });
  beforeEach(() => database.query('TRUNCATE number'));
  afterEach(async () => {
    await proxy.heal();
    await pool.stop();
    await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
  });

  function openPool(limit: number, clock: Clock = systemClock): HealthCheckedPool {
    warnings = [];
    return createHealthCheckedPool({
      config: slotConfig(parseDatabaseUrl(database.url('station', proxy.port)), 'LINE-4'),
      limit,
      clock,
      log: (_level, _message, details) => warnings.push({ ...details }),
    });
  }

  /** One of the waits passes within a moment; every other one is as long as it is. */
  function createHurriedClock(waitMs: number): Clock {
    const momentMs = 1_500;
    let aheadMs = 0;
    return {
      ...systemClock,
      monotonicMs: () => systemClock.monotonicMs() + aheadMs,
      schedule: (delayMs, callback) => {
        if (delayMs !== waitMs) return systemClock.schedule(delayMs, callback);
        return systemClock.schedule(momentMs, () => {
          aheadMs += waitMs - momentMs;
          callback();
        });
      },
    };
  }

  async function freeze(): Promise<void> {
    database.pause();
    await database.waitUntilFrozen();
  }

  const readFortyTwo = (session: Session): Promise<unknown> => session.query('SELECT 42 AS answer');

  /** Inserts rows of which each is a packet of its own, while somebody has locked the table; answers how that ended. */
  async function insertIntoLockedTable(
    prepareSql: string,
    interrupt: ((threadId: number) => Promise<unknown>) | null,
  ): Promise<unknown> {
    const locker = await database.connectAdmin();
    await locker.query('LOCK TABLES number WRITE');
    let threadId = 0;
    const inserting = pool
      .withConnection('batch', async (session) => {
        const [row] = await session.query<{ id: number }[]>('SELECT CONNECTION_ID() AS id');
        await session.query(prepareSql);
        threadId = row?.id ?? 0;
        return session.batch('INSERT INTO number (value) VALUES (?)', rowsOfManyPackets);
      })
      .catch((error: unknown) => error);
    if (interrupt !== null) {
      await waitUntil('the first packet waits for the table', async () => {
        const waiting = await database.query(
          `SELECT id FROM information_schema.processlist WHERE id = ? AND state LIKE 'Waiting for table%'`,
          [threadId],
        );
        return waiting.length > 0;
      });
      await interrupt(threadId);
    }
    const outcome = await inserting;
    await locker.end();
    return outcome;
  }

  it('a borrower that never hands its connection back is named, its session is ended, and the next one is served', async () => {
    pool = openPool(1, createHurriedClock(timeouts.workMs));
    let leakedId = 0;
    const leaking = pool.withConnection('forgetful', async (session) => {
      const [row] = await session.query<{ id: number }[]>('SELECT CONNECTION_ID() AS id');
      leakedId = row?.id ?? 0;
      await new Promise<never>(() => undefined);
    });
    await expect(leaking).rejects.toThrow('The database\'s answer to "forgetful"');
    expect(warnings).toEqual([{ borrower: 'forgetful', limitMs: timeouts.workMs }]);
    expect(pool.state()).toMatchObject({ active: 0, idle: 0, destroyedByReason: { overdue: 1 } });
    await expect(pool.withConnection('next', readFortyTwo)).resolves.toEqual([{ answer: 42 }]);
    expect(pool.state()).toMatchObject({ active: 0, idle: 1, created: 2 });
    expect(
      await database.query('SELECT id FROM information_schema.processlist WHERE id = ?', [leakedId]),
    ).toEqual([]);
  });

  it.each([
    {
      name: 'somebody has interrupted',
      prepareSql: 'DO 0',
      interrupt: (threadId: number) => database.query(`KILL QUERY ${threadId}`),
      errno: 1317,
    },
    {
      name: 'the server has ended for its time',
      prepareSql: 'SET SESSION max_statement_time = 1',
      interrupt: null,
      errno: 1969,
    },
  ])(
    'the answers left over of a batch of several packets that $name reach nobody',
    async ({ prepareSql, interrupt, errno }) => {
      pool = openPool(1);
      let packets = 0;
      proxy.onPacket(({ direction, command }) => {
        if (direction === 'to-server' && command === 'BULK') packets += 1;
        return 'forward';
      });
      expect(await insertIntoLockedTable(prepareSql, interrupt)).toMatchObject({ errno });
      expect(packets).toBe(rowsOfManyPackets.length);
      expect(pool.state()).toMatchObject({ idle: 0, destroyedByReason: { refused: 1 } });
      for (let turn = 0; turn < 3; turn += 1)
        await expect(pool.withConnection('next', readFortyTwo)).resolves.toEqual([{ answer: 42 }]);
    },
  );

  it('a batch of several packets whose connection dies after the first answer does not wait for ever', async () => {
    pool = openPool(1, createHurriedClock(timeouts.workMs));
    await database.query('INSERT INTO number VALUES (1)');
    let answers = 0;
    proxy.onPacket(({ direction, command }) => {
      if (direction !== 'to-client' || command !== 'BULK' || answers > 0) return 'forward';
      answers += 1;
      return 'cut-after';
    });
    const inserting = pool.withConnection('batch', (session) =>
      session.batch('INSERT INTO number (value) VALUES (?)', rowsOfManyPackets),
    );
    await expect(inserting).rejects.toThrow();
    expect(answers).toBe(1);
    await expect(pool.withConnection('next', readFortyTwo)).resolves.toEqual([{ answer: 42 }]);
  });

  it('handing a connection with an open transaction back to a frozen server is bounded, and the result is kept', async () => {
    pool = openPool(2);
    try {
      const result = await pool.withConnection('unlucky', async (session) => {
        await session.query('START TRANSACTION');
        const rows = await readFortyTwo(session);
        await freeze();
        return rows;
      });
      expect(result).toEqual([{ answer: 42 }]);
      expect(pool.state()).toMatchObject({ active: 0, idle: 0, destroyedByReason: { 'release-failed': 1 } });
    } finally {
      database.resume();
    }
    await expect(pool.withConnection('next', readFortyTwo)).resolves.toEqual([{ answer: 42 }]);
  });

  it('a statement under way at a frozen server ends with the pool', async () => {
    pool = openPool(1, createHurriedClock(timeouts.stopMs));
    const statement = { isUnderWay: false };
    try {
      const waiting = pool.withConnection('unlucky', async (session) => {
        await session.query('DO 0');
        await freeze();
        const answer = readFortyTwo(session);
        statement.isUnderWay = true;
        return answer;
      });
      const outcome = expect(waiting).rejects.toThrow('has been closed');
      await waitUntil('the statement is under way', () => statement.isUnderWay);
      await pool.stop();
      await outcome;
      expect(pool.state()).toMatchObject({ active: 0, idle: 0, destroyedByReason: { stop: 1 } });
      expect(warnings).toEqual([{ borrowers: ['unlucky'] }]);
    } finally {
      database.resume();
    }
  });
});
