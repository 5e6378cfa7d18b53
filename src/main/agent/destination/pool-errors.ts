/*
 * Errors of the pool itself. Each carries the number that the connector or the server has for the same thing, so that one
 * table judges them all.
 */

/** A connection we closed ourselves; what waited for it is rejected with this. */
export class ConnectionCutError extends Error {
  override readonly name = 'ConnectionCutError';
  /** Destroyed. */
  readonly errno = 45004;
  constructor(reason: string) {
    super(`The connection was closed: ${reason}.`);
  }
}

/** What came over the connection could not be read. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  /** Unexpected packet. */
  readonly errno = 45011;
}

/** Whatever answers there, it is not MariaDB. */
export class NotMariadbError extends Error {
  override readonly name = 'NotMariadbError';
  /** An answer that is not of the protocol. */
  readonly errno = 45020;
  constructor(cause: unknown) {
    super('What answers there does not speak the protocol of MariaDB.', { cause });
  }
}

/** The server still holds the session that a slot has given up, and has been asked to end it. */
export class GhostSessionError extends Error {
  override readonly name = 'GhostSessionError';
  /** A wait that took too long: something else is in the way. */
  readonly errno = 1205;
  constructor(threadId: number) {
    super(`The server still holds session ${threadId} of this station, which was given up.`);
  }
}

/** The pool has been stopped. */
export class PoolStoppedError extends Error {
  override readonly name = 'PoolStoppedError';
  /** Pool closed. */
  readonly errno = 45027;
  constructor() {
    super('The connection to the database has been closed.');
  }
}
