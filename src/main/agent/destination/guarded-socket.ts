import { Socket } from 'node:net';
import { ProtocolError } from './pool-errors';

/**
 * A socket whose readers cannot bring the program down: what they throw becomes the socket's own error. The connector
 * reads some packets without checking their length, and a malformed one would otherwise end the whole process.
 */
export class GuardedSocket extends Socket {
  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event !== 'data') return super.emit(event, ...values);
    try {
      return super.emit(event, ...values);
    } catch (error) {
      this.destroy(new ProtocolError('The answer could not be read.', { cause: error }));
      return true;
    }
  }
}
