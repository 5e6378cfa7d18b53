import type { ConnectionCause, ConnectionStatus } from '../../shared/status';
import type { FirstRunState } from './first-run-store';

/** What came of a connection that was asked for. */
export type DatabaseOutcome =
  { tone: 'waiting' } | { tone: 'good' } | { tone: 'offline'; cause: ConnectionCause };

/** Null: nothing was asked for. An answer is given up again when the connection is: "connected" is said of now. */
export function databaseOutcome(
  phase: FirstRunState['database'],
  connection: ConnectionStatus | undefined,
): DatabaseOutcome | null {
  if (phase === 'not-asked') return null;
  if (phase === 'trying' || connection === undefined) return { tone: 'waiting' };
  switch (connection.state) {
    case 'connected':
      return { tone: 'good' };
    case 'offline':
    case 'misconfigured':
      return { tone: 'offline', cause: connection.cause };
    case 'connecting':
    case 'not-configured':
      return { tone: 'waiting' };
  }
}
