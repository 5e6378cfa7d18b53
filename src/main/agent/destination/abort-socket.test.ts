import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connect, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { GuardedSocket } from './guarded-socket';
import { SecuredSocket } from './secured-socket';

/** A shared secret encrypts without a certificate. */
const secret = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;
const key = Buffer.from('a key that both sides know');
const ourKey = {
  pskCallback: () => ({ psk: key, identity: 'test' }),
  checkServerIdentity: () => undefined,
};
/** Taken by Node, and not known to its types. */
const theirKey: object = { pskCallback: () => key };

const givenUp = new Error('given up');

/** A greeting that offers encryption: length and number; protocol; version; thread; salt and filler; flags. */
const greeting = Buffer.concat([
  Buffer.from([0, 0, 0, 0, 0x0a]),
  Buffer.from('10.11\0'),
  Buffer.alloc(4 + 8 + 1),
  Buffer.from([0, 0x08]),
]);
greeting.writeUIntLE(greeting.length - 4, 0, 3);

describe('a connection that is aborted', () => {
  let server: Server;
  afterEach(() => server.close());

  /** Answers where to connect to. */
  async function listen(onConnection: (socket: Socket) => void): Promise<number> {
    server = createServer(onConnection);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** Collects what a socket tells of its end. */
  function watch(socket: GuardedSocket | SecuredSocket | Socket) {
    const seen: { error: Error | null; isClosed: boolean } = { error: null, isClosed: false };
    socket.on('error', (error: Error) => {
      seen.error = error;
    });
    socket.on('close', () => {
      seen.isClosed = true;
    });
    return seen;
  }

  it('tells its readers why, and the other side by a reset', async () => {
    const theirs: ReturnType<typeof watch>[] = [];
    const port = await listen((socket) => {
      theirs.push(watch(socket.resume()));
    });
    const socket = new GuardedSocket().connect(port, '127.0.0.1');
    const ours = watch(socket);
    await waitUntil('both are connected', () => theirs.length > 0 && !socket.connecting);
    socket.abort(givenUp);
    await waitUntil('both ends are closed', () => ours.isClosed && theirs[0]?.isClosed === true);
    expect(ours.error).toBe(givenUp);
    expect(theirs[0]?.error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('does so through encryption too', async () => {
    const theirs: ReturnType<typeof watch>[] = [];
    const port = await listen((socket) => {
      socket.write(greeting);
      socket.once('data', () => {
        const secure = new TLSSocket(socket, { isServer: true, ...secret, ...theirKey });
        theirs.push(watch(secure.resume()));
      });
    });
    let isEncrypted = false;
    const plain = new GuardedSocket().connect(port, '127.0.0.1');
    const socket = new SecuredSocket(plain, async (open) => {
      // They take the request for encryption by itself, before our part of the handshake.
      await waitUntil('they are ready', () => theirs.length > 0);
      const secure = connect({ socket: open, ...secret, ...ourKey });
      await once(secure, 'secureConnect');
      isEncrypted = true;
      return secure;
    });
    const ours = watch(socket);
    socket.once('data', () => socket.write(Buffer.alloc(100)));
    await waitUntil('both have agreed', () => isEncrypted && theirs.length > 0);
    socket.abort(givenUp);
    await waitUntil('both ends are closed', () => ours.isClosed && theirs[0]?.isClosed === true);
    expect(ours.error).toBe(givenUp);
    expect(theirs[0]?.error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('does not wait for a connection that does not come about', async () => {
    const port = await listen(() => undefined);
    const socket = new GuardedSocket().connect(port, '127.0.0.1');
    const ours = watch(socket);
    expect(socket.connecting).toBe(true);
    socket.abort(givenUp);
    await waitUntil('it is closed', () => ours.isClosed);
    expect(ours.error).toBe(givenUp);
  });
});
