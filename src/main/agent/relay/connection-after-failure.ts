import type { ConnectionStatus } from '../../../shared/status';
import type { DestinationError } from '../destination/destination';

/** What is told of a destination that failed. */
export type FailedConnection = Extract<ConnectionStatus, { state: 'offline' | 'misconfigured' }>;

/** What is known of the destination after a contact that failed with `error` at `wallMs`; null: that is known already. */
export function connectionAfterFailure(
  before: ConnectionStatus,
  { verdict, reason, message: detail }: DestinationError,
  wallMs: number,
): FailedConnection | null {
  const state = verdict === 'misconfigured' ? 'misconfigured' : 'offline';
  // Who mends a mapping mistake by mistake must be told the next one; the words of an outage differ each time.
  const isNews = (told: string): boolean => reason === 'table-mapping' && told !== detail;
  if (before.state === state && before.cause === reason && !isNews(before.detail)) return null;
  return { state, sinceMs: before.state === state ? before.sinceMs : wallMs, cause: reason, detail };
}
