import { get } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../../e2e/support/manual-clock';
import { endAtSilence, SilenceError } from './silence';

const silenceMs = 60_000;

describe('a server that accepts and then sends nothing', () => {
  let server: Server;
  let accepted: Socket[];
  let clock: ManualClock;
  let received: number;

  beforeEach(async () => {
    accepted = [];
    received = 0;
    clock = createManualClock();
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      // What was asked for has arrived: from here on the silence is the server's.
      socket.once('data', () => accepted.push(socket));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(async () => {
    for (const socket of accepted) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  /** Asks it for a file, and hangs up when it is given up. */
  function ask(): Promise<string> {
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    return endAtSilence(
      { who: 'The update server', silenceMs, clock, giveUp: () => request.destroy() },
      (noteLife) =>
        new Promise((resolve, reject) => {
          request.on('error', reject);
          request.on('response', (response) => {
            let text = '';
            response.on('error', reject);
            response.on('data', (part: Buffer) => {
              text += part.toString();
              received += part.length;
              noteLife();
            });
            response.on('end', () => {
              resolve(text);
            });
          });
        }),
    );
  }
  const send = async (text: string): Promise<void> => {
    const before = received;
    accepted[0]?.write(text);
    await vi.waitFor(() => {
      expect(received).toBeGreaterThan(before);
    });
  };
  const isAccepted = (): Promise<void> =>
    vi.waitFor(() => {
      expect(accepted).toHaveLength(1);
    });

  it('is given up after a minute without a byte, and its connection is closed', async () => {
    const answer = ask();
    const refusal = expect(answer).rejects.toThrow('The update server sent nothing for 60 s.');
    await isAccepted();
    const closed = new Promise((resolve) => accepted[0]?.once('close', resolve));
    clock.advance(silenceMs - 1);
    expect(clock.waitingDelays()).toEqual([1]);
    clock.advance(1);
    await refusal;
    await closed;
    await expect(answer).rejects.toBeInstanceOf(SilenceError);
    expect(clock.waitingDelays()).toEqual([]);
  });

  it('is waited for as long as bytes come, however slowly, and given up when they cease', async () => {
    const answer = ask();
    const refusal = expect(answer).rejects.toBeInstanceOf(SilenceError);
    await isAccepted();
    await send('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na');
    clock.advance(silenceMs - 1);
    await send('b');
    clock.advance(silenceMs - 1);
    expect(clock.waitingDelays()).toEqual([1]);
    clock.advance(1);
    await refusal;
  });

  it('that answers in time is not given up later', async () => {
    const answer = ask();
    await isAccepted();
    await send('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    await expect(answer).resolves.toBe('ok');
    expect(clock.waitingDelays()).toEqual([]);
  });
});
