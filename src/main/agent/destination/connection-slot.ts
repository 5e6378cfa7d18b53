import { createPool, type Pool, type PoolConfig, type PoolConnection } from 'mariadb';
import type { Clock } from '../../../shared/clock';
import { DeadlineError, withDeadline } from '../../../shared/deadline';
import type { AwaitTurn } from './guarded-socket';
import { openSocket, type DatabaseSocket } from './open-socket';
import { ConnectionCutError, isConnectTimeout, isUnreadable, NotMariadbError, TlsError } from './pool-errors';
import type { ServerAddress, TlsSettings } from './settings';
import { createSessionRest, type GhostSession, type SessionEnd, type SessionRest } from './session-rest';
import { timeouts } from './timeouts';

/**
 * One place for one connection: at most one session at the server, opened when it is first lent, closed when idle.
 *
 * Each slot is a pool of the connector with a limit of 1. With a higher limit the connector confuses connections after
 * a restart of the server, because it tells them apart by the server's own numbers, which begin anew; and it does not
 * say which socket belongs to which connection. The socket matters: `connection.destroy()` with a statement under way
 * opens a second session to kill the first one, beyond every limit, and leaves the statement's promise unsettled. Ending
 * the socket itself does neither.
 */
export interface ConnectionSlot {
  /** Whether a connection is open now, lent or idle. */
  isOpen(): boolean;
  /** How long the place must stay empty. To be told of every statement sent over the lent connection. */
  readonly rest: SessionRest;
  /**
   * Lends the connection, opening it at `server` if need be: at most one log-in. Rejects with the first error of the
   * attempt, or within `limitMs`; the slot is closed then.
   */
  lend(server: ServerAddress, limitMs: number): Promise<PoolConnection>;
  /** Where it was opened, or is being opened; null before the first time. */
  server(): ServerAddress | null;
  /** Takes the connection back for the next borrower; closes it when it is too old, or idle for long. Never rejects. */
  giveBack(connection: PoolConnection): Promise<void>;
  /** Closes a lent connection in good order; for one that answered last and shall not be used again. */
  discard(connection: PoolConnection, reason: string): void;
  /** Closes the connection at once, whatever it is doing. Everything waiting for it is rejected. */
  cut(reason: string): void;
  /** Closes an idle connection in good order. */
  close(reason: string): void;
}

/** What the pool counts. */
export interface SlotListener {
  onOpened(): void;
  onClosed(reason: string): void;
}

/** Options of the connector that are the same for every slot. */
export type SlotConfig = Omit<PoolConfig, 'stream' | 'logger' | 'connectionLimit' | 'idleTimeout'> & {
  tls: TlsSettings | null;
};

/** Creates a closed slot. */
export function createConnectionSlot(
  { tls, ...config }: SlotConfig,
  clock: Clock,
  listener: SlotListener,
): ConnectionSlot {
  let pool: Pool | null = null;
  let socket: DatabaseSocket | null = null;
  let server: ServerAddress | null = null;
  let isCounted = false;
  let isLent = false;
  let openedAtMs = 0;
  let lifetimeMs = 0;
  let lastUsedAtMs = 0;
  const rest = createSessionRest(clock);
  let session: GhostSession | null = null;
  let failOpening: ((error: Error) => void) | null = null;
  let cancelIdleTimer: () => void = () => undefined;

  function openSocketTo(address: ServerAddress): DatabaseSocket {
    const pauseThenProceed: AwaitTurn = (proceed) => {
      clock.schedule(timeouts.greetingPauseMs, proceed);
    };
    const opened = openSocket(address, tls, rest.ghost() === null ? null : pauseThenProceed);
    socket = opened;
    // These run before the connector's own listeners, which remove them.
    opened.once('end', () => noteClosed(opened, 'ended-by-server', 'gone'));
    opened.once('error', (error) => {
      const isReset = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      // Without encryption there was no log-in, so there is no session.
      noteClosed(opened, 'ended-by-server', isReset || error instanceof TlsError ? 'gone' : 'unknown');
    });
    opened.once('close', () => noteClosed(opened, 'idle', 'leaving'));
    return opened;
  }

  function noteClosed(closed: DatabaseSocket, reason: string, sessionEnd: SessionEnd): void {
    if (socket !== closed) return;
    socket = null;
    // An attempt without any answer never got as far as a session.
    if (closed.bytesRead > 0)
      rest.noteEnd(sessionEnd, !isCounted ? 'log-in' : isLent ? 'lent' : 'idle', session);
    if (isCounted) listener.onClosed(reason);
    isCounted = false;
    isLent = false;
  }

  function createSlotPool(address: ServerAddress): Pool {
    const created: Pool = createPool({
      ...config,
      connectionLimit: 1,
      minimumIdle: 0,
      // Closing idle connections and checking them before lending is ours: the connector would open a new session
      // beside one that the server may still have.
      idleTimeout: 0,
      minDelayValidation: timeouts.lifetimeMs * 2,
      connectTimeout: timeouts.connectMs,
      // The first failure ends the attempt (see `open`); these two only must not end it earlier.
      acquireTimeout: timeouts.acquireMs * 2,
      initializationTimeout: timeouts.acquireMs * 2,
      stream: () => openSocketTo(address),
      logger: {
        error: (error) => {
          // A pool that was given up speaks last when the next one is under way.
          if (created === pool) failOpening?.(error);
        },
        warning: () => undefined,
      },
    });
    return created;
  }

  async function open(address: ServerAddress, limitMs: number): Promise<PoolConnection> {
    pool ??= createSlotPool(address);
    const lending = pool.getConnection();
    // The connector tells its waiting callers nothing until the end of their time, and then the outage's first error;
    // its log has the error at once.
    const failing = new Promise<never>((_resolve, reject) => {
      failOpening = reject;
    });
    try {
      return await withDeadline(
        clock,
        'Connecting to the database',
        limitMs,
        Promise.race([lending, failing]),
      );
    } finally {
      failOpening = null;
    }
  }

  async function check(connection: PoolConnection, limitMs: number): Promise<void> {
    if (clock.monotonicMs() - lastUsedAtMs < timeouts.checkAfterIdleMs) return;
    rest.noteSent();
    await withDeadline(
      clock,
      'Checking the connection',
      Math.min(limitMs, timeouts.pingMs),
      connection.ping(),
    );
  }

  function endPool(): void {
    cancelIdleTimer();
    const ended = pool;
    pool = null;
    // Settles by itself once its connection is gone; only then does it have nothing left to say.
    ended?.end().catch(() => undefined);
  }

  function end(reason: string, sessionEnd: SessionEnd): void {
    const ended = socket;
    if (ended !== null) {
      // A reset is sent once, and may be lost: only a session that has its limits ends without it.
      const hasLimits = isCounted;
      noteClosed(ended, reason, sessionEnd);
      const error = new ConnectionCutError(reason);
      if (hasLimits) ended.abort(error);
      else ended.destroy(error);
    }
    endPool();
  }

  function close(reason: string): void {
    if (socket !== null) noteClosed(socket, reason, 'leaving');
    endPool();
  }

  return {
    isOpen: () => isCounted,
    server: () => server,
    rest,

    lend: async (address, limitMs) => {
      cancelIdleTimer();
      const isOpening = !isCounted;
      if (isOpening) endPool();
      if (isOpening) server = address;
      try {
        const connection = await open(address, limitMs);
        if (!isOpening) {
          await check(connection, limitMs);
          isLent = true;
          rest.noteSent();
          return connection;
        }
        isCounted = true;
        isLent = true;
        rest.noteSent();
        session = { server: address, threadId: connection.threadId ?? 0, localPort: socket?.localPort ?? 0 };
        openedAtMs = clock.monotonicMs();
        lifetimeMs = timeouts.lifetimeMs * (0.9 + 0.2 * clock.random());
        listener.onOpened();
        return connection;
      } catch (error) {
        // A refusal is the server's own end of the session; after silence it may live on.
        const isSilence = error instanceof DeadlineError || isConnectTimeout(error);
        end(isOpening ? 'connect-failed' : 'check-failed', isSilence ? 'unknown' : 'gone');
        throw isOpening && isUnreadable(error) ? new NotMariadbError(error) : error;
      }
    },

    giveBack: async (connection) => {
      lastUsedAtMs = clock.monotonicMs();
      isLent = false;
      rest.noteSent();
      try {
        await withDeadline(clock, 'Handing back a connection', timeouts.releaseMs, connection.release());
      } catch {
        end('release-failed', 'unknown');
        return;
      }
      if (lastUsedAtMs - openedAtMs > lifetimeMs) close('lifetime');
      else {
        cancelIdleTimer = clock.schedule(timeouts.idleMs, () => {
          close('idle');
        });
      }
    },

    discard: (connection, reason) => {
      close(reason);
      // To a pool that has ended, this says goodbye to the server and closes the socket.
      connection.release().catch(() => undefined);
    },

    cut: (reason) => {
      end(reason, 'unknown');
    },
    close,
  };
}
