import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ProtocolError } from './pool-errors';

/** Calls `proceed` when it is time. */
export type AwaitTurn = (proceed: () => void) => void;

/**
 * A socket whose readers cannot bring the program down: what they throw becomes the socket's own error. The connector
 * reads some packets without checking their length, and a malformed one would otherwise end the whole process.
 */
export class GuardedSocket extends Socket {
  #awaitTurn: AwaitTurn | null;
  #abortedBy: Error | null = null;

  /** `awaitTurn`: the first data are held back until it says so; nothing is, if it is left out. */
  constructor(awaitTurn: AwaitTurn | null = null) {
    super();
    this.#awaitTurn = awaitTurn;
  }

  /**
   * Closes at once, with `error`. An ordinary close sends first what has not been sent yet, which takes a slow line long,
   * and the server learns only after it that we have left; this throws it away.
   */
  abort(error: Error): void {
    this.#abortedBy = error;
    // While it connects nothing has been sent, and a reset would wait for the connection; one that has said goodbye cannot
    // be reset any more.
    if (this.connecting || this.writableEnded) this.destroy();
    else this.resetAndDestroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    super._destroy(error ?? this.#abortedBy, done);
  }

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event !== 'data') return super.emit(event, ...values);
    if (this.#awaitTurn === null) return guardReaders(this, () => super.emit(event, ...values));
    const awaitTurn = this.#awaitTurn;
    this.#awaitTurn = null;
    this.pause();
    awaitTurn(() => {
      if (this.destroyed) return;
      this.emit(event, ...values);
      this.resume();
    });
    return true;
  }
}

/** Hands data to the readers of `stream`; if one throws, the stream is destroyed with it. */
export function guardReaders(stream: Duplex, handOver: () => boolean): boolean {
  try {
    return handOver();
  } catch (error) {
    stream.destroy(new ProtocolError('The answer could not be read.', { cause: error }));
    return true;
  }
}
