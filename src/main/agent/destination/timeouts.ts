/**
 * Every wait of this room, in one place. All in milliseconds. Together they promise: a server that hangs is noticed
 * within 10 s, and about a second later the session it held for us is gone too, so that its place is free for the next.
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
  /** How much later than its limits say a server may end a session: it counts in whole seconds, and may be busy. */
  sessionEndMarginMs: 1_000,
  /**
   * How long a server that greets us again is given to find out that we have left the session of this slot: one that was
   * frozen finds statement and farewell waiting, and needs a moment for them.
   */
  greetingPauseMs: 500,
  /** All of `stop`. */
  stopMs: 3_000,
} as const;

/**
 * What the server enforces for each of our sessions, in seconds; without them it would keep a lost one for 8 hours. One
 * statement and one silence together take no longer than `workMs`: when we give a session up, the server has too.
 */
export const sessionLimits = {
  /** An idle session is closed. Ours are idle for 300 ms at most, unless this PC or the network stands still. */
  wait_timeout: 3,
  /** An open transaction that waits for us is rolled back and its locks are freed. */
  idle_transaction_timeout: 3,
  /** A half-received packet, or an answer we do not take. */
  net_read_timeout: 3,
  net_write_timeout: 3,
  /** Waiting for a row, and for a table. */
  innodb_lock_wait_timeout: 3,
  lock_wait_timeout: 3,
  /** One statement; a commit is not bound by it. */
  max_statement_time: 5,
} as const;

/** How long an idle session that we have left can live on at the server, counted from its last use. */
export const idleGhostMs = sessionLimits.wait_timeout * 1_000 + timeouts.sessionEndMarginMs;

/**
 * How long a session that we left in the middle of its work can live on, counted from the last statement sent: the
 * statement runs to its limit, then the server waits for a client that is gone. Should the statement reach it late, then
 * so does our farewell, right behind it.
 */
export const busyGhostMs = sessionLimits.max_statement_time * 1_000 + idleGhostMs;
