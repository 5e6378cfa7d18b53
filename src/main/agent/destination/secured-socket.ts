import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { guardReaders, type GuardedSocket } from './guarded-socket';
import { ProtocolError, TlsError } from './pool-errors';

/** Agrees on encryption over `plain`; settles when the server is known to be the right one, or rejects. */
export type TlsHandshake = (plain: Socket) => Promise<TLSSocket>;

/** Length of a packet in 3 bytes, and its number. */
const headerBytes = 4;
/** The server's wish for encryption is these first bytes of a login, by themselves. */
const loginHeadBytes = 32;
/** Capability 0x0800, in the second byte of the flags. */
const tlsBit = 0x08;
const protocolVersion10 = 0x0a;

/**
 * A connection that the connector believes to be plain, and that is encrypted from the login on.
 *
 * The connector's own encryption is not used. It would take the socket out of our hands: what its readers throw would end
 * the program, and how a connection ended could not be told any more. It would send the login before the name in the
 * certificate is checked, has no fingerprint to pin, and takes any self-signed certificate of a server from 11.4.1 on.
 *
 * MariaDB begins in plain text: the server greets and says whether it can encrypt, the client answers with the first 32
 * bytes of its login, then both encrypt and the client sends its whole login. So the login is held back here until the
 * server has proved who it is; a server that cannot encrypt never sees it.
 */
export class SecuredSocket extends Duplex {
  readonly #plain: GuardedSocket;
  readonly #handshake: TlsHandshake;
  #secure: TLSSocket | null = null;
  #isHandshaking = false;
  #greeting: Buffer | null = Buffer.alloc(0);

  constructor(plain: GuardedSocket, handshake: TlsHandshake) {
    super({ allowHalfOpen: false });
    this.#plain = plain;
    this.#handshake = handshake;
    plain.on('connect', () => this.emit('connect'));
    plain.on('timeout', () => this.emit('timeout'));
    plain.on('data', (chunk: Buffer) => {
      this.#readGreeting(chunk);
    });
    plain.on('end', () => {
      this.push(null);
    });
    plain.on('error', (error) => this.destroy(error));
    plain.on('close', () => {
      // While encryption is agreed on, whoever agrees knows better why it ended.
      if (!this.#isHandshaking) this.destroy();
    });
  }

  get localPort(): number | undefined {
    return this.#plain.localPort;
  }

  /** See `GuardedSocket`. */
  abort(error: Error): void {
    this.#plain.abort(error);
    this.destroy(error);
  }

  get bytesRead(): number {
    return this.#plain.bytesRead;
  }

  setKeepAlive(isOn?: boolean, delayMs?: number): this {
    this.#plain.setKeepAlive(isOn, delayMs);
    return this;
  }

  /** A connection that has been ended keeps no program alive. */
  unref(): this {
    this.#plain.unref();
    return this;
  }

  setTimeout(limitMs: number, onTimeout?: () => void): this {
    (this.#secure ?? this.#plain).setTimeout(limitMs);
    if (onTimeout !== undefined) this.on('timeout', onTimeout);
    return this;
  }

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event !== 'data') return super.emit(event, ...values);
    return guardReaders(this, () => super.emit(event, ...values));
  }

  override _read(): void {
    (this.#secure ?? this.#plain).resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#secure !== null) {
      this.#secure.write(chunk, done);
      return;
    }
    // The connector uses its buffer again; this write outlives it.
    this.#logIn(Buffer.from(chunk)).then(
      () => {
        done();
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  override _final(done: (error?: Error | null) => void): void {
    (this.#secure ?? this.#plain).end(() => {
      done();
    });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#secure?.destroy();
    this.#plain.destroy();
    done(error);
  }

  #readGreeting(chunk: Buffer): void {
    if (this.#greeting === null) {
      this.#pass(this.#plain, chunk);
      return;
    }
    const greeting = Buffer.concat([this.#greeting, chunk]);
    this.#greeting = greeting;
    if (greeting.length <= headerBytes) return;
    // A refusal, or something else than a database: for the connector to judge. It gets no login out of that.
    if (greeting[headerBytes] === protocolVersion10) {
      if (greeting.length < headerBytes + greeting.readUIntLE(0, 3)) return;
      if (!offersTls(greeting)) {
        const message = 'The server does not offer an encrypted connection, and this station demands one.';
        this.destroy(new TlsError(message, 45023));
        return;
      }
    }
    this.#greeting = null;
    this.#pass(this.#plain, greeting);
  }

  async #logIn(login: Buffer): Promise<void> {
    if (login.length < headerBytes + loginHeadBytes) throw new ProtocolError('The login is too short.');
    // Second byte of the flags.
    login.writeUInt8(login.readUInt8(headerBytes + 1) | tlsBit, headerBytes + 1);
    const request = Buffer.from(login.subarray(0, headerBytes + loginHeadBytes));
    request.writeUIntLE(loginHeadBytes, 0, 3);
    this.#plain.removeAllListeners('data');
    this.#plain.write(request);
    this.#isHandshaking = true;
    const secure = await this.#handshake(this.#plain);
    secure.on('data', (chunk: Buffer) => {
      this.#pass(secure, chunk);
    });
    secure.on('end', () => {
      this.push(null);
    });
    secure.on('error', (error: Error) => this.destroy(error));
    secure.on('close', () => this.destroy());
    secure.on('timeout', () => this.emit('timeout'));
    secure.setTimeout(this.#plain.timeout ?? 0);
    this.#plain.setTimeout(0);
    this.#secure = secure;
    // The request took the login's number.
    login.writeUInt8(login.readUInt8(3) + 1, 3);
    secure.write(login);
  }

  #pass(from: Socket, chunk: Buffer): void {
    if (!this.push(chunk)) from.pause();
  }
}

/** After the version's text and its NUL: 4 bytes of thread number, 8 of salt, 1 filler, then the flags. */
function offersTls(greeting: Buffer): boolean {
  const versionEnd = greeting.indexOf(0, headerBytes + 1);
  const flags = versionEnd === -1 ? undefined : greeting[versionEnd + 1 + 4 + 8 + 1 + 1];
  return flags !== undefined && (flags & tlsBit) !== 0;
}
