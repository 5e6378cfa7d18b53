import type { PoolConnection } from 'mariadb';
import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import { classifyError } from './classify-error';
import { createConnectionSlot, type ConnectionSlot, type SlotConfig } from './connection-slot';
import { DeadlineError, withDeadline } from './deadline';
import type { PoolState } from './destination';
import { timeouts } from './timeouts';

/** What a borrower may do with its connection. It is of no use any more when its scope has ended. */
export interface Session {
  query<Result>(sql: string, values?: readonly unknown[]): Promise<Result>;
  /** Has the server read a statement without running it: its tables, columns and the privileges must be there. */
  prepare(sql: string): Promise<void>;
  /** Sends all rows in one packet; see `RowValues` for what makes that so. */
  batch<Result>(sql: string, rows: readonly (readonly unknown[])[]): Promise<Result>;
}

/**
 * A small pool with a hard limit. Every borrow is one scope: acquire, work, hand back, each within its own deadline
 * (`timeouts`), and whatever goes wrong, the connection is closed and never lent again.
 */
export interface HealthCheckedPool {
  /**
   * Runs `work` with a connection. Waits for one when all are lent. Rejects with the error of the server, the connector
   * or a `DeadlineError`, always in time. `borrower` names the caller in the log.
   */
  withConnection<Result>(borrower: string, work: (session: Session) => Promise<Result>): Promise<Result>;
  state(): PoolState;
  /** Refuses new borrowers, waits for those at work, closes everything. Bounded; never rejects. */
  stop(): Promise<void>;
}

/** The pool has been stopped. */
export class PoolStoppedError extends Error {
  override readonly name = 'PoolStoppedError';
  /** The connector's own number for it. */
  readonly errno = 45027;
  constructor() {
    super('The connection to the database has been closed.');
  }
}

/** What the pool needs. */
export interface PoolDependencies {
  config: SlotConfig;
  /** Most connections at the same time. */
  limit: number;
  clock: Clock;
  log: Log;
}

/** Creates the pool; it opens nothing before the first borrower. */
export function createHealthCheckedPool({ config, limit, clock, log }: PoolDependencies): HealthCheckedPool {
  const destroyedByReason: Record<string, number> = {};
  let created = 0;
  let isStopped = false;
  let cancelRestTimer: () => void = () => undefined;
  const lentBy = new Map<ConnectionSlot, string>();
  const waiters: ((slot: ConnectionSlot | null) => void)[] = [];
  const outdated = new Set<ConnectionSlot>();

  const listener = {
    onOpened: () => {
      created += 1;
    },
    onClosed: (reason: string) => {
      destroyedByReason[reason] = (destroyedByReason[reason] ?? 0) + 1;
    },
  };
  const slots = Array.from({ length: limit }, () => createConnectionSlot(config, clock, listener));

  /** A slot that may be lent now; an open one first, so that few are open. */
  function findFreeSlot(): ConnectionSlot | undefined {
    const free = slots.filter((slot) => !lentBy.has(slot));
    return free.find((slot) => slot.isOpen()) ?? free.find((slot) => slot.restMs() === 0);
  }

  function serveWaiters(): void {
    cancelRestTimer();
    while (waiters.length > 0) {
      const slot = findFreeSlot();
      if (slot === undefined) break;
      waiters.shift()?.(slot);
    }
    if (waiters.length === 0) return;
    const restsMs = slots.filter((slot) => !lentBy.has(slot)).map((slot) => slot.restMs());
    if (restsMs.length > 0) cancelRestTimer = clock.schedule(Math.min(...restsMs), serveWaiters);
  }

  /** Waits for its turn; the slot counts as lent to `borrower` from then on. */
  async function takeSlot(borrower: string, limitMs: number): Promise<ConnectionSlot> {
    let waiter: (slot: ConnectionSlot | null) => void = () => undefined;
    const turn = new Promise<ConnectionSlot | null>((resolve) => {
      waiter = (slot) => {
        if (slot !== null) lentBy.set(slot, borrower);
        resolve(slot);
      };
    });
    waiters.push(waiter);
    serveWaiters();
    try {
      const slot = await withDeadline(clock, 'Waiting for a free connection', limitMs, turn);
      if (slot === null) throw new PoolStoppedError();
      return slot;
    } catch (error) {
      const position = waiters.indexOf(waiter);
      if (position >= 0) waiters.splice(position, 1);
      throw error;
    }
  }

  function freeSlot(slot: ConnectionSlot): void {
    lentBy.delete(slot);
    outdated.delete(slot);
    serveWaiters();
  }

  async function acquire(borrower: string): Promise<{ slot: ConnectionSlot; connection: PoolConnection }> {
    const endMs = clock.monotonicMs() + timeouts.acquireMs;
    for (;;) {
      if (isStopped) throw new PoolStoppedError();
      const slot = await takeSlot(borrower, Math.max(1, endMs - clock.monotonicMs()));
      const wasOpen = slot.isOpen();
      try {
        return { slot, connection: await slot.lend(Math.max(1, endMs - clock.monotonicMs())) };
      } catch (error) {
        afterNetworkError(error);
        freeSlot(slot);
        // A connection that died while idle says nothing about the server: try to open a new one.
        if (!wasOpen || clock.monotonicMs() >= endMs) throw error;
      }
    }
  }

  /** After a fault of the network no other connection is trusted either: idle ones are closed, lent ones when they come back. */
  function afterNetworkError(error: unknown): void {
    if (!classifyError(error).isNetwork) return;
    const isServerGone = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    for (const slot of slots) {
      if (isServerGone) slot.endRest();
      if (!slot.isOpen()) continue;
      if (lentBy.has(slot)) outdated.add(slot);
      else slot.cut('outage');
    }
  }

  function settleFailed(
    slot: ConnectionSlot,
    connection: PoolConnection,
    borrower: string,
    error: unknown,
  ): void {
    if (error instanceof DeadlineError) {
      log('warn', 'A connection was kept too long and has been closed.', {
        borrower,
        limitMs: error.limitMs,
      });
    }
    if (classifyError(error).isNetwork) slot.cut('failed');
    else slot.discard(connection, 'refused');
    afterNetworkError(error);
  }

  async function withConnection<Result>(
    borrower: string,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const { slot, connection } = await acquire(borrower);
    const session = createSession(connection);
    try {
      const result = await withDeadline(
        clock,
        `The database's answer to "${borrower}"`,
        timeouts.workMs,
        work(session),
      );
      session.end();
      if (isStopped || outdated.has(slot)) slot.discard(connection, isStopped ? 'stop' : 'outage');
      else await slot.giveBack(connection);
      return result;
    } catch (error) {
      session.end();
      settleFailed(slot, connection, borrower, error);
      throw error;
    } finally {
      freeSlot(slot);
    }
  }

  return {
    withConnection,

    state: () => ({
      active: lentBy.size,
      idle: slots.filter((slot) => slot.isOpen() && !lentBy.has(slot)).length,
      waiting: waiters.length,
      limit,
      created,
      destroyedByReason: { ...destroyedByReason },
    }),

    stop: async () => {
      isStopped = true;
      cancelRestTimer();
      for (const waiter of waiters.splice(0)) waiter(null);
      for (const slot of slots) if (!lentBy.has(slot)) slot.close('stop');
      const endMs = clock.monotonicMs() + timeouts.stopMs;
      while (lentBy.size > 0 && clock.monotonicMs() < endMs) {
        await new Promise<void>((resolve) => {
          clock.schedule(20, resolve);
        });
      }
      for (const slot of slots) if (slot.isOpen()) slot.cut('stop');
    },
  };
}

/** A borrower's view of its connection: three verbs, and none after the end of its scope. */
function createSession(connection: PoolConnection): Session & { end(): void } {
  let isOver = false;
  function assertNotOver(): void {
    if (isOver) throw new Error('This connection has been handed back already.');
  }
  return {
    query: async <Result>(sql: string, values: readonly unknown[] = []) => {
      assertNotOver();
      return connection.query<Result>(sql, [...values]);
    },
    prepare: async (sql) => {
      assertNotOver();
      const statement = await connection.prepare(sql);
      statement.close();
    },
    batch: async <Result>(sql: string, rows: readonly (readonly unknown[])[]) => {
      assertNotOver();
      return connection.batch<Result>(sql, rows);
    },
    end: () => {
      isOver = true;
    },
  };
}
