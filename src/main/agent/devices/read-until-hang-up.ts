import { read } from 'node:fs';
import { promisify } from 'node:util';

/** What the package `serialport` has open on Linux and macOS; its Windows ports have no poller. */
interface PolledPort {
  fd: number | null;
  poller: { once(event: 'readable', callback: (error: Error | null) => void): unknown };
  read: (buffer: Buffer, offset: number, length: number) => Promise<{ buffer: Buffer; bytesRead: number }>;
}

const readFile = promisify(read);
const nothingYet: readonly unknown[] = ['EAGAIN', 'EWOULDBLOCK', 'EINTR'];

/**
 * Makes an open port notice that its device is gone. A terminal that was hung up answers every read with nothing, and the
 * package (13.0.0, `unix-read`) then reads again at once and for ever: a core is busy and the unplugging is never told,
 * whenever a read was under way at that moment (7 of 40 pulled cables here). Such a port waits for bytes before it reads,
 * so nothing read means hung up (termios(3), VMIN 1 and O_NONBLOCK).
 */
export function readUntilHangUp(port: unknown): void {
  if (!isPolled(port)) return;
  const readable = (): Promise<void> =>
    new Promise((resolve, reject) => {
      port.poller.once('readable', (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  port.read = async (buffer, offset, length) => {
    for (;;) {
      const descriptor = openDescriptor(port);
      try {
        const { bytesRead } = await readFile(descriptor, buffer, offset, length, null);
        if (bytesRead === 0) throw new Error('It was unplugged.');
        return { buffer, bytesRead };
      } catch (error) {
        if (!nothingYet.includes((error as NodeJS.ErrnoException).code)) throw error;
      }
      openDescriptor(port);
      await readable();
    }
  };
}

/** Throws as the package expects it of a port that we closed ourselves. */
function openDescriptor({ fd }: PolledPort): number {
  if (fd === null) throw Object.assign(new Error('The port is closed.'), { canceled: true });
  return fd;
}

function isPolled(port: unknown): port is PolledPort {
  return typeof port === 'object' && port !== null && 'poller' in port && 'fd' in port;
}
