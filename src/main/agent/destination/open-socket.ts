import { GuardedSocket, type AwaitTurn } from './guarded-socket';
import { SecuredSocket } from './secured-socket';
import type { ServerAddress, TlsSettings } from './settings';
import { createTlsHandshake } from './tls-handshake';

/** The way to a server, as the connector takes it: it speaks plainly, and encryption, if demanded, is below it. */
export type DatabaseSocket = GuardedSocket | SecuredSocket;

/** Begins to connect. With `awaitTurn` the server's greeting is handed on only when that says so. */
export function openSocket(
  { host, port }: ServerAddress,
  tls: TlsSettings | null,
  awaitTurn: AwaitTurn | null = null,
): DatabaseSocket {
  const plain = new GuardedSocket(awaitTurn).connect(port, host);
  plain.setNoDelay(true);
  return secureSocket(plain, host, tls);
}

/** Encryption over a socket that begins to connect to `host`, if it is demanded. */
export function secureSocket(plain: GuardedSocket, host: string, tls: TlsSettings | null): DatabaseSocket {
  return tls === null ? plain : new SecuredSocket(plain, createTlsHandshake(tls, host));
}
