import type { ConnectionStatus } from '../../../shared/status';
import type { DestinationError } from '../destination/destination';

/** What is told of a destination that failed. */
export type FailedConnection = Extract<ConnectionStatus, { state: 'offline' | 'misconfigured' }>;

/**
 * Hundreds of stations that are switched on together, or that a server comes back to, wait for each other for some seconds. One
 * that finds the server full that often has waited some twenty, and says so.
 */
const turnsToWait = 3;

/**
 * What is known of the destination after a contact that failed with `error` at `wallMs`, the `failures`-th in a row; null:
 * nothing else than before.
 */
export function connectionAfterFailure(
  before: ConnectionStatus,
  { verdict, reason, message: detail }: DestinationError,
  wallMs: number,
  failures: number,
): FailedConnection | null {
  const isOnItsWay = before.state === 'connecting' || before.state === 'offline';
  if (isOnItsWay && reason === 'server-full' && failures < turnsToWait) return null;
  const state = verdict === 'misconfigured' ? 'misconfigured' : 'offline';
  // Who mends a mapping mistake by mistake must be told the next one; the words of an outage differ each time.
  const isNews = (told: string): boolean => reason === 'table-mapping' && told !== detail;
  if (before.state === state && before.cause === reason && !isNews(before.detail)) return null;
  return { state, sinceMs: before.state === state ? before.sinceMs : wallMs, cause: reason, detail };
}
