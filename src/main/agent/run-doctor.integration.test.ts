import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../e2e/support/mariadb';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../e2e/support/wait-until';
import type { AgentMessage } from '../../shared/ipc';
import { defaultShifts } from '../../shared/shift';
import { systemClock } from '../clock';
import { startAgent, type Agent } from './agent';
import { parseDatabaseUrl, type DatabaseSettings } from './destination/settings';
import { relaySettingsSchema } from './relay/settings';
import type { MessagePortLike } from './window-port';
import { fgQuality } from '../../shared/ready-workflows';

function wrap(port: MessagePort): MessagePortLike {
  return {
    postMessage: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    close: () => {
      port.close();
    },
  };
}

describe('the doctor as an operation of the agent', () => {
  let database: PrivateMariadb;
  const temporary = createTemporaryFolder('run-doctor');

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(async () => {
    await database.stop();
    temporary.remove();
  });

  async function withAgent(
    settings: DatabaseSettings | null,
    work: (window: MessagePort, received: AgentMessage[]) => Promise<void>,
  ): Promise<void> {
    const agent: Agent = startAgent(
      {
        dataFolder: temporary.folder,
        stationName: 'LINE-4',
        version: '1',
        database: settings,
        relay: relaySettingsSchema.parse({}),
        shifts: defaultShifts,
        workflows: [fgQuality],
      },
      { clock: systemClock, log: () => undefined },
    );
    const { port1, port2 } = new MessageChannel();
    const received: AgentMessage[] = [];
    port1.on('message', (message: AgentMessage) => received.push(message));
    agent.attachWindow(wrap(port2));
    try {
      await work(port1, received);
    } finally {
      await agent.stop(5_000);
      port1.close();
    }
  }

  it('answers at once and sends the report when it is there', async () => {
    await withAgent(parseDatabaseUrl(database.stationUrl), async (window, received) => {
      window.postMessage({ id: 1, request: 'run-doctor', arguments: [40] });
      await waitUntil('the report is here', () =>
        received.some((message) => 'event' in message && message.event === 'doctor-report'),
      );
      expect(received).toContainEqual({ id: 1, ok: true, value: null });
      const event = received.find((message) => 'event' in message && message.event === 'doctor-report');
      expect(event).toMatchObject({
        payload: { worst: 'note', stations: { count: 40, source: 'given' } },
      });
    });
  });

  it('says that there is nothing to examine where no database is configured', async () => {
    await withAgent(null, async (window, received) => {
      window.postMessage({ id: 2, request: 'run-doctor', arguments: [null] });
      await waitUntil('the answer is here', () => received.some((message) => 'id' in message));
      expect(received).toContainEqual({ id: 2, ok: false, error: 'No database is configured.' });
    });
  });
});
