import type { PoolConnection } from 'mariadb';
import type { ConnectionSlot } from './connection-slot';
import { busyGhostMs } from './timeouts';
import { GhostSessionError } from './pool-errors';

/*
 * A session that was given up unanswered may live on at the server: until its time limits end it, or for ever when it
 * hangs in a commit, which no limit bounds. Until it is known to be gone it counts against the limit of the pool.
 */

/** The server's number for "no such session". */
const unknownThread = 1094;

/**
 * Asks the server, over the connection just opened in `slot`, what became of the sessions given up, and has it end those
 * that are still there. Rejects with a `GhostSessionError` when one of them is that of `slot` itself: with the new
 * connection it would be one too many.
 */
export async function settleGhosts(
  connection: PoolConnection,
  slot: ConnectionSlot,
  slots: readonly ConnectionSlot[],
): Promise<void> {
  const server = slot.server();
  const haunted = slots.filter((other) => other.rest.ghost()?.server === server);
  const threadIds = haunted.flatMap((other) => other.rest.ghost()?.threadId ?? []);
  if (threadIds.length === 0) return;
  const placeholders = threadIds.map(() => '?').join(', ');
  const rows = await connection.query<{ id: number; host: string }[]>(
    `SELECT id, host FROM information_schema.processlist WHERE id IN (${placeholders})`,
    threadIds,
  );
  for (const other of haunted) {
    const ghost = other.rest.ghost();
    if (ghost === null) continue;
    const row = rows.find(({ id }) => id === ghost.threadId);
    if (row === undefined) other.rest.end();
    // Otherwise it may be another station's session under a number used again, or ours behind a proxy: time will tell.
    else if (row.host.endsWith(`:${ghost.localPort}`)) {
      if (!(await killSession(connection, ghost.threadId))) other.rest.end();
      else if (other === slot) throw new GhostSessionError(ghost.threadId);
      else other.rest.extend(busyGhostMs);
    }
  }
}

/** False: it was gone already. */
async function killSession(connection: PoolConnection, threadId: number): Promise<boolean> {
  try {
    await connection.query('KILL HARD CONNECTION ?', [threadId]);
    return true;
  } catch (error) {
    if (error instanceof Error && 'errno' in error && error.errno === unknownThread) return false;
    throw error;
  }
}
