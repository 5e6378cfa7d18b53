/** Live figures of the pool behind the destination; counts and times are since start. */
export interface PoolState {
  /** Lent now, those being opened included. */
  active: number;
  idle: number;
  /** Borrowers that wait for their turn. */
  waiting: number;
  limit: number;
  created: number;
  destroyedByReason: Record<string, number>;
  acquired: AcquireTimes;
}

/** How long borrowers waited for their connection, checks and log-in included; those that got none do not count. */
export interface AcquireTimes {
  count: number;
  totalMs: number;
  longestMs: number;
  /** Of the last 1,000; 0 before the first. */
  medianMs: number;
  p95Ms: number;
}
