/**
 * Every wait of this room, in one place. All in milliseconds. Together they promise: a server that hangs is noticed
 * within 10 s, and a session it still holds for us is gone `ghostRestMs` later at the latest.
 *
 * They are generous on purpose: a busy PC stalls the program for a second now and then, and a time-out then would look
 * like a fault of the network (measured: 1.5 s of stall reject a statement that succeeded).
 */
export const timeouts = {
  /** Opening one connection: TCP, login and session settings. The connector's own default of 1 s fails on slow links. */
  connectMs: 4_000,
  /** Getting a connection, all in: waiting for a free one, checking it, opening another. */
  acquireMs: 5_000,
  /** Pause before another log-in when the server has no free place, spread by half to both sides. Places come free within moments. */
  serverFullPauseMs: 500,
  /** The check of a connection that was idle. */
  pingMs: 1_000,
  /** A connection used this recently is lent without a check; a drain does not pay a round trip per batch for it. */
  checkAfterIdleMs: 50,
  /** Everything a borrower does with its connection. Longer than the server's own limit, so that the server ends first. */
  workMs: 8_000,
  /** An idle connection is closed after this. It carries a whole drain, and between two flushes nothing is held. */
  idleMs: 300,
  /** Handing a connection back. */
  releaseMs: 1_000,
  /** Silence on the socket after which the connector gives up by itself; a second belt behind `workMs`. */
  socketSilenceMs: 9_000,
  /** First keep-alive probe of an idle connection: finds a dead peer the program waits for nothing from. */
  keepAliveMs: 10_000,
  /** A connection is not lent again after this age, ±10 %; shorter than what firewalls and balancers forget in. */
  lifetimeMs: 600_000,
  /** How long the end of a session may take at the server after we closed it in good order. */
  sessionEndMs: 50,
  /** All of `stop`. */
  stopMs: 3_000,
} as const;

/** What the server enforces for each of our sessions, in seconds; without them it would keep a lost one for 8 hours. */
export const sessionLimits = {
  /** An idle session is closed. */
  wait_timeout: 8,
  /** An open transaction that waits for us is rolled back and its locks are freed. */
  idle_transaction_timeout: 5,
  /** A half-received packet, or an answer we do not take. */
  net_read_timeout: 8,
  net_write_timeout: 8,
  /** Waiting for a row, and for a table. */
  innodb_lock_wait_timeout: 3,
  lock_wait_timeout: 3,
  /** One statement; a commit is not bound by it. */
  max_statement_time: 6,
} as const;

/**
 * How long a session that was cut off by us can live on at the server: its statement runs to its limit, then it waits
 * for a client that is gone.
 */
export const ghostRestMs = (sessionLimits.max_statement_time + sessionLimits.wait_timeout + 1) * 1_000;
