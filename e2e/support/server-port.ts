import { connect, createServer } from 'node:net';

/** A running server greets within a few milliseconds; a busy machine may stall for longer than half a second. */
const greetingTimeoutMs = 1_000;

/** Whether a server greets whoever connects; a frozen one is connected to by the system, and says nothing. */
export function isGreeted(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const visitor = connect(port, '127.0.0.1');
    const answer = (isGreeting: boolean): void => {
      visitor.destroy();
      resolve(isGreeting);
    };
    visitor.once('data', () => answer(true));
    visitor.once('error', () => answer(false));
    visitor.setTimeout(greetingTimeoutMs, () => answer(false));
  });
}

/** A port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
