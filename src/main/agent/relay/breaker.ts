import type { ConnectionCause } from '../../../shared/status';
import type { Verdict } from '../destination/destination';
import { failureKind, nextAttemptMs, type FailureKind } from './backoff';

/**
 * Whether the relay may use the destination.
 *   closed     the last contact succeeded (or none was made yet): deliver
 *   open       the last contact failed: touch nothing before `retryAtMs` (monotonic)
 *   half-open  one probe is under way; nothing else may go out until it is answered
 */
export type Breaker =
  | { state: 'closed' }
  | { state: 'open'; kind: FailureKind; failures: number; retryAtMs: number }
  | { state: 'half-open'; kind: FailureKind; failures: number };

/** One that is open. */
export type OpenBreaker = Extract<Breaker, { state: 'open' }>;

/** The breaker after a contact that succeeded. */
export const closedBreaker: Breaker = { state: 'closed' };

/**
 * The breaker after a contact that failed; the times of its attempt are monotonic. Failures of another kind are counted anew: a hundred
 * probes in vain of a server that was away say nothing about how busy it is on its return.
 */
export function openBreaker(
  breaker: Breaker,
  failure: { verdict: Verdict; reason: ConnectionCause },
  attempt: { beganMs: number; failedMs: number },
  random: number,
): OpenBreaker {
  const kind = failureKind(failure.verdict, failure.reason);
  const isRepeat = breaker.state !== 'closed' && breaker.kind === kind;
  const failures = isRepeat ? breaker.failures + 1 : 1;
  return { state: 'open', kind, failures, retryAtMs: nextAttemptMs(attempt, failures, kind, random) };
}

/** The breaker while its one probe is under way. */
export function halfOpenBreaker(breaker: Breaker): Breaker {
  if (breaker.state === 'closed') return breaker;
  return { state: 'half-open', kind: breaker.kind, failures: breaker.failures };
}
