import type { PoolConnection } from 'mariadb';
import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import { classifyError } from './classify-error';
import { createConnectionSlot, type ConnectionSlot, type SlotConfig } from './connection-slot';
import { DeadlineError, withDeadline } from './deadline';
import type { PoolState } from './destination';
import { settleGhosts } from './ghost-sessions';
import { GhostSessionError, PoolStoppedError } from './pool-errors';
import { createSession, type Session } from './session';
import { createSlotQueue } from './slot-queue';
import { timeouts } from './timeouts';

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
  config: SlotConfig;
  /** Most connections at the same time. */
  limit: number;
  clock: Clock;
  log: Log;
}

/** A connection on loan. */
interface Loan {
  borrower: string;
  slot: ConnectionSlot;
  connection: PoolConnection;
}

/** Ends a borrower's scope from outside. */
type Recall = (error: Error) => void;

/** No place at the server (1040), or none for this account (1203); not a limit that ends with the hour. */
const fullNumbers: ReadonlySet<number | null> = new Set([1040, 1203]);

function isServerFull(error: unknown): boolean {
  return fullNumbers.has(classifyError(error).refusal.errorNumber);
}

/** Creates the pool; it opens nothing before the first borrower. */
export function createHealthCheckedPool({ config, limit, clock, log }: PoolDependencies): HealthCheckedPool {
  const destroyedByReason: Record<string, number> = {};
  const acquired = { count: 0, totalMs: 0, longestMs: 0 };
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
  const slots = Array.from({ length: limit }, () => createConnectionSlot(config, clock, listener));
  const queue = createSlotQueue(slots, clock);

  async function acquire(borrower: string): Promise<Loan> {
    const startedMs = clock.monotonicMs();
    const endMs = startedMs + timeouts.acquireMs;
    const timeLeftMs = (): number => Math.max(1, endMs - clock.monotonicMs());
    let fullError: unknown = null;
    for (;;) {
      const slot = await queue.take(borrower, timeLeftMs()).catch((error: unknown) => {
        throw fullError ?? error;
      });
      if (slot === null) throw new PoolStoppedError();
      const wasOpen = slot.isOpen();
      try {
        const loan = { borrower, slot, connection: await slot.lend(timeLeftMs()) };
        if (!wasOpen) await countGhosts(loan, timeLeftMs());
        noteAcquired(clock.monotonicMs() - startedMs);
        return loan;
      } catch (error) {
        afterError(error);
        if (isServerFull(error)) {
          fullError = error;
          restClosedSlots();
        }
        release(slot);
        // A connection that died while idle says nothing about the server: try to open a new one. At a server without a
        // free place, wait for one: hundreds of stations come at once when it returns, and each stays for a moment.
        const isWorthAnother = wasOpen || isServerFull(error);
        if (!isWorthAnother || clock.monotonicMs() >= endMs) throw error;
      }
    }
  }

  function noteAcquired(durationMs: number): void {
    acquired.count += 1;
    acquired.totalMs += durationMs;
    acquired.longestMs = Math.max(acquired.longestMs, durationMs);
  }

  function restClosedSlots(): void {
    const pauseMs = timeouts.serverFullPauseMs * (0.5 + clock.random());
    for (const slot of slots) if (!slot.isOpen()) slot.rest(pauseMs);
  }

  async function countGhosts({ slot, connection }: Loan, limitMs: number): Promise<void> {
    try {
      const settling = settleGhosts(connection, slot, slots);
      await withDeadline(clock, 'Asking the server for sessions given up', limitMs, settling);
    } catch (error) {
      if (error instanceof GhostSessionError) slot.discard(connection, 'ghost');
      else slot.cut('connect-failed');
      throw error;
    }
  }

  /** After a fault of the network no connection opened before is trusted. */
  function afterError(error: unknown): void {
    if (!classifyError(error).isNetwork) return;
    const isServerGone = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    for (const slot of slots) {
      if (isServerGone) slot.endRest();
      if (queue.isLent(slot)) outdated.add(slot);
      else if (slot.isOpen()) slot.cut('outage');
    }
  }

  function release(slot: ConnectionSlot): void {
    outdated.delete(slot);
    queue.free(slot);
  }

  function discardAfter(error: unknown, { slot, connection, borrower }: Loan): void {
    if (error instanceof DeadlineError) {
      const { limitMs } = error;
      log('warn', 'A connection was kept too long and has been closed.', { borrower, limitMs });
    }
    // After an answer the connection can be closed in good order; without one only its socket can.
    if (classifyError(error).isNetwork) slot.cut('failed');
    else slot.discard(connection, 'refused');
    afterError(error);
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
    const session = createSession(loan.connection);
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
      acquired: { ...acquired },
    }),
  };
}
