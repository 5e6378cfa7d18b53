import type { ConnectionCause } from '../../../shared/status';
import type { Verdict } from '../destination/destination';
import { backoffDelayMs } from './backoff';

/**
 * Whether the relay may use the destination.
 *   closed     the last contact succeeded (or none was made yet): deliver
 *   open       the last contact failed: touch nothing before `retryAtMs` (monotonic)
 *   half-open  one probe is under way; nothing else may go out until it is answered
 */
export type Breaker =
  | { state: 'closed' }
  | { state: 'open'; failures: number; retryAtMs: number }
  | { state: 'half-open'; failures: number };

/** The breaker after a contact that succeeded. */
export const closedBreaker: Breaker = { state: 'closed' };

/** The breaker after a contact that failed at `nowMs` (monotonic). */
export function openBreaker(
  breaker: Breaker,
  failure: { verdict: Verdict; reason: ConnectionCause },
  nowMs: number,
  random: number,
): Breaker {
  const failures = (breaker.state === 'closed' ? 0 : breaker.failures) + 1;
  const delayMs = backoffDelayMs(failures, failure.verdict, failure.reason, random);
  return { state: 'open', failures, retryAtMs: nowMs + delayMs };
}

/** The breaker while its one probe is under way. */
export function halfOpenBreaker(breaker: Breaker): Breaker {
  return { state: 'half-open', failures: breaker.state === 'closed' ? 0 : breaker.failures };
}
