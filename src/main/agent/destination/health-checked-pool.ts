import type { PoolConnection } from 'mariadb';
import type { Clock } from '../../../shared/clock';
import { DeadlineError, withDeadline } from '../../../shared/deadline';
import type { Log } from '../../../shared/log';
import type { PoolState } from '../../../shared/pool-state';
import { createAcquireTimeCounter } from './acquire-times';
import { classifyError } from './classify-error';
import { createConnectionSlot, type ConnectionSlot } from './connection-slot';
import { settleGhosts } from './ghost-sessions';
import { GhostSessionError, PoolStoppedError } from './pool-errors';
import { shareOfTimeMs } from './server-choice';
import { createServerList, isServerFull, worthTelling } from './server-list';
import { createSession, type Session } from './session';
import type { PoolConfig } from './session-settings';
import type { ServerAddress } from './settings';
import { createSlotQueue } from './slot-queue';
import { timeouts } from './timeouts';
import { assertWritable } from './writable-server';

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

/** What the pool needs. */
export interface PoolDependencies {
  config: PoolConfig;
  /** Most connections at the same time, over all servers together. */
  limit: number;
  clock: Clock;
  log: Log;
}

/** A connection on loan. */
interface Loan {
  borrower: string;
  /** Where the connection leads. */
  server: ServerAddress;
  slot: ConnectionSlot;
  connection: PoolConnection;
}

/** Ends a borrower's scope from outside. */
type Recall = (error: Error) => void;

/** Creates the pool; it opens nothing before the first borrower. */
export function createHealthCheckedPool({ config, limit, clock, log }: PoolDependencies): HealthCheckedPool {
  const destroyedByReason: Record<string, number> = {};
  const acquired = createAcquireTimeCounter();
  let created = 0;
  let isStopped = false;
  /** Lent slots whose connection was opened before an outage: not to be lent again. */
  const outdated = new Set<ConnectionSlot>();
  const recalls = new Set<Recall>();

  const listener = {
    onOpened: () => {
      created += 1;
    },
    onClosed: (reason: string) => {
      destroyedByReason[reason] = (destroyedByReason[reason] ?? 0) + 1;
    },
  };
  const { servers: addresses, ...slotConfig } = config;
  const servers = createServerList(addresses, clock, log);
  const slots = Array.from({ length: limit }, () => createConnectionSlot(slotConfig, clock, listener));
  const queue = createSlotQueue(slots, clock);

  async function acquire(borrower: string): Promise<Loan> {
    const startedMs = clock.monotonicMs();
    const endMs = startedMs + timeouts.acquireMs;
    const timeLeftMs = (): number => Math.max(1, endMs - clock.monotonicMs());
    const toTry = servers.toTry();
    const failures: unknown[] = [];
    for (;;) {
      const slot = await takeSlot(borrower, timeLeftMs(), failures);
      const wasOpen = slot.isOpen();
      const server = (wasOpen ? slot.server() : toTry[0]) ?? addresses[0];
      try {
        const limitMs = wasOpen ? timeLeftMs() : shareOfTimeMs(timeLeftMs(), toTry.length);
        const loan = { borrower, server, slot, connection: await slot.lend(server, limitMs) };
        if (!wasOpen) await admit(loan, limitMs);
        acquired.note(clock.monotonicMs() - startedMs);
        return loan;
      } catch (error) {
        afterError(error, server);
        // At a server without a free place, and none left to try, wait for one: hundreds of stations come at once when it
        // returns, and each stays for a moment.
        const isQueueing = !wasOpen && toTry.length === 1 && isServerFull(error);
        if (isQueueing) restClosedSlots();
        release(slot);
        if (!wasOpen) failures.push(error);
        // A connection that died while idle says nothing about the server: try to open a new one.
        if ((wasOpen || isQueueing) && clock.monotonicMs() < endMs) continue;
        if (wasOpen) throw error;
        toTry.shift();
        const canOtherHelp = servers.noteFailure(server, error) && toTry.length > 0;
        if (!canOtherHelp || clock.monotonicMs() >= endMs) throw worthTelling(failures);
      }
    }
  }

  function restClosedSlots(): void {
    const pauseMs = timeouts.serverFullPauseMs * (0.5 + clock.random());
    for (const slot of slots) if (!slot.isOpen()) slot.rest.extend(pauseMs);
  }

  async function takeSlot(
    borrower: string,
    limitMs: number,
    failures: readonly unknown[],
  ): Promise<ConnectionSlot> {
    const slot = await queue.take(borrower, limitMs).catch((error: unknown) => {
      throw failures.length === 0 ? error : worthTelling(failures);
    });
    if (slot === null) throw new PoolStoppedError();
    return slot;
  }

  /** Asks the server for what stands against the connection just opened, and has the pool use this server. */
  async function admit({ slot, connection, server }: Loan, limitMs: number): Promise<void> {
    try {
      const questions = [settleGhosts(connection, slot, slots)];
      // One server alone refuses by itself what may not be written.
      if (addresses.length > 1) questions.push(assertWritable(connection));
      await withDeadline(clock, 'The first questions to the server', limitMs, Promise.all(questions));
    } catch (error) {
      if (classifyError(error).isNetwork) slot.cut('connect-failed');
      else slot.discard(connection, error instanceof GhostSessionError ? 'ghost' : 'refused');
      throw error;
    }
    if (!servers.noteSuccess(server)) return;
    for (const other of slots) if (other !== slot) outdate(other);
  }

  /** A connection that is not to be used for anything further. */
  function outdate(slot: ConnectionSlot): void {
    if (queue.isLent(slot)) outdated.add(slot);
    else if (slot.isOpen()) slot.close('other-server');
  }

  /** After a fault of the network no connection opened before is trusted. */
  function afterError(error: unknown, server: ServerAddress): void {
    if (!classifyError(error).isNetwork) return;
    const isServerGone = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    for (const slot of slots) {
      if (isServerGone && slot.rest.ghost()?.server === server) slot.rest.end();
      if (queue.isLent(slot)) outdated.add(slot);
      else if (slot.isOpen()) slot.cut('outage');
    }
  }

  function release(slot: ConnectionSlot): void {
    outdated.delete(slot);
    queue.free(slot);
  }

  function discardAfter(error: unknown, { slot, connection, borrower, server }: Loan): void {
    const isOverdue = error instanceof DeadlineError;
    if (isOverdue) {
      const { limitMs } = error;
      log('warn', 'A connection was kept too long and has been closed.', { borrower, limitMs });
    }
    // After an answer the connection can be closed in good order; without one only its socket can.
    if (classifyError(error).isNetwork) slot.cut(isOverdue ? 'overdue' : 'failed');
    else slot.discard(connection, 'refused');
    servers.noteFailureAtWork(server, error);
    afterError(error, server);
  }

  async function giveBack({ slot, connection }: Loan): Promise<void> {
    if (isStopped) slot.discard(connection, 'stop');
    else if (outdated.has(slot)) slot.discard(connection, 'outage');
    else await slot.giveBack(connection);
  }

  async function withConnection<Result>(
    borrower: string,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const loan = await acquire(borrower);
    const session = createSession(loan.connection, loan.slot.rest.noteSent);
    let recall: Recall = () => undefined;
    const recalled = new Promise<never>((_resolve, reject) => {
      recall = reject;
    });
    recalls.add(recall);
    try {
      const what = `The database's answer to "${borrower}"`;
      const result = await withDeadline(
        clock,
        what,
        timeouts.workMs,
        Promise.race([work(session), recalled]),
      );
      session.end();
      await giveBack(loan);
      return result;
    } catch (error) {
      session.end();
      discardAfter(error, loan);
      throw error;
    } finally {
      recalls.delete(recall);
      release(loan.slot);
    }
  }

  async function stop(): Promise<void> {
    isStopped = true;
    queue.close();
    for (const slot of slots) if (!queue.isLent(slot)) slot.close('stop');
    try {
      await withDeadline(clock, 'Waiting for borrowers', timeouts.stopMs, queue.allReturned());
    } catch {
      const borrowers = queue.borrowers();
      log('warn', 'Connections were still at work at the end and have been closed.', { borrowers });
      for (const slot of slots) slot.cut('stop');
      for (const recall of recalls) recall(new PoolStoppedError());
    }
  }

  return {
    withConnection,
    stop,
    state: () => ({
      active: queue.lentCount(),
      idle: slots.filter((slot) => slot.isOpen() && !queue.isLent(slot)).length,
      waiting: queue.waitingCount(),
      limit,
      created,
      destroyedByReason: { ...destroyedByReason },
      acquired: acquired.times(),
    }),
  };
}
