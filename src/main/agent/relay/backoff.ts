import type { ConnectionCause } from '../../../shared/status';
import type { Verdict } from '../destination/destination';

/** Bounds of the pause before a probe, in milliseconds. */
interface BackoffBounds {
  baseMs: number;
  capMs: number;
}

/**
 * Nothing answers: a probe costs the server nothing, so it is repeated often enough that the first delivery follows
 * the server's return within seconds, after an outage of any length.
 */
const absent: BackoffBounds = { baseMs: 500, capMs: 2_000 };

/** Others are in the way, of a row or a whole table: they may be done at any moment, and a probe does not queue up. */
const busy: BackoffBounds = { baseMs: 1_000, capMs: 5_000 };

/** The server answers and is in trouble: every login is a load on it, so the pauses grow. */
const troubled: BackoffBounds = { baseMs: 1_000, capMs: 30_000 };

/** A person must change something: one probe a minute is enough and fills no server log. */
const misconfigured: BackoffBounds = { baseMs: 2_000, capMs: 60_000 };

const absentReasons: ReadonlySet<ConnectionCause> = new Set([
  'unreachable',
  'name-not-found',
  'connection-lost',
  'timed-out',
]);

const boundsByKind = { absent, busy, troubled, misconfigured };

/** What the pauses depend on. */
export type FailureKind = keyof typeof boundsByKind;

/** The kind of a failed contact. */
export function failureKind(verdict: Verdict, reason: ConnectionCause): FailureKind {
  if (verdict === 'misconfigured') return 'misconfigured';
  if (reason === 'server-busy') return 'busy';
  return absentReasons.has(reason) ? 'absent' : 'troubled';
}

/**
 * When the next attempt may begin, on the clock of `beganMs` and `failedMs`. The pause counts from the beginning of the
 * one that failed: one that waited in vain for seconds has paused long enough, but for a moment.
 */
export function nextAttemptMs(
  { beganMs, failedMs }: { beganMs: number; failedMs: number },
  failures: number,
  kind: FailureKind,
  random: number,
): number {
  const shortestMs = Math.round((absent.baseMs / 2) * (1 + random));
  return Math.max(failedMs + shortestMs, beganMs + backoffDelayMs(failures, kind, random));
}

/**
 * Pause before the next probe, in milliseconds: doubles with every failure of its kind in a row up to the cap of its kind, and is
 * spread over its upper half, so that stations which lost the server together do not all return together.
 * `failures` counts from 1; `random` is in [0, 1).
 */
export function backoffDelayMs(failures: number, kind: FailureKind, random: number): number {
  const { baseMs, capMs } = boundsByKind[kind];
  const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(ceilingMs * (0.5 + random / 2));
}

/** A duration spread by 20 % to both sides. `random` is in [0, 1). */
export function jitteredMs(durationMs: number, random: number): number {
  return Math.round(durationMs * (0.8 + 0.4 * random));
}
