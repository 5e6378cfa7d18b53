/*
 * Errors of the pool itself. Each carries the number that the connector or the server has for the same thing, so that one
 * table judges them all.
 */

/** The connector's numbers for a packet nobody expects, and for a log-in that nobody answered in time. */
const unexpectedPacket = 45011;
const connectTimeout = 45012;

function hasNumber(error: unknown, errno: number): boolean {
  return error instanceof Error && 'errno' in error && error.errno === errno;
}

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
  readonly errno = unexpectedPacket;
}

/** Whether the connector, or we, could make nothing of an answer. */
export function isUnreadable(error: unknown): boolean {
  return hasNumber(error, unexpectedPacket);
}

/** Whether a log-in got no answer in time. */
export function isConnectTimeout(error: unknown): boolean {
  return hasNumber(error, connectTimeout);
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

/** Encryption is demanded and could not be had, or the server is not who it should be; says so in words. */
export class TlsError extends Error {
  override readonly name = 'TlsError';
  constructor(
    message: string,
    /** 45023: not offered; 45059: not trusted. */
    readonly errno: 45023 | 45059,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The server is a standby. */
export class ReadOnlyServerError extends Error {
  override readonly name = 'ReadOnlyServerError';
  /** What the server itself says to a write. */
  readonly errno = 1290;
  constructor() {
    super('The server is set to read-only; it is a standby.');
  }
}

/** The node is not part of the main part of its cluster. */
export class NotPrimaryError extends Error {
  override readonly name = 'NotPrimaryError';
  /** What the node itself says to a statement. */
  readonly errno = 1047;
  constructor(status: string) {
    super(`The node is cut off from its cluster, or not ready yet; its cluster status is "${status}".`);
  }
}
