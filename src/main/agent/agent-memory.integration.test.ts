import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../e2e/support/mariadb';
import { sampleScan } from '../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { pause, waitUntil } from '../../../e2e/support/wait-until';
import type { AgentMessage } from '../../shared/ipc';
import { defaultShifts } from '../../shared/shift';
import type { StationStatus } from '../../shared/status';
import { fgQuality } from '../../shared/ready-workflows';
import { systemClock } from '../clock';
import { startAgent } from './agent';
import { parseDatabaseUrl } from './destination/settings';
import { relaySettingsSchema } from './relay/settings';

/** Scans between two measurements; the first ones warm up. */
const scansPerStep = 3_000;

/** Of several looks, each after a collection: what is held only for a moment is not in all of them. */
async function leastHeapUsed(): Promise<number> {
  setFlagsFromString('--expose-gc');
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 10; look += 1) {
    await pause(50);
    runInNewContext('gc()');
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

describe('the memory of the agent', () => {
  const home = createTemporaryFolder('agent-memory');
  let database: PrivateMariadb;

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(async () => {
    await database.stop();
    home.remove();
  });

  it('keeps nothing of the scans it has delivered', { timeout: 300_000 }, async () => {
    const agent = startAgent(
      {
        dataFolder: home.folder,
        stationName: 'LINE-1',
        version: 'test',
        database: parseDatabaseUrl(database.stationUrl),
        relay: relaySettingsSchema.parse({}),
        shifts: defaultShifts,
        workflows: [fgQuality],
      },
      { clock: systemClock, log: () => undefined },
    );
    let ask: (request: unknown) => void = () => undefined;
    let latest: StationStatus | null = null;
    agent.attachWindow({
      postMessage: (message: AgentMessage) => {
        if ('event' in message) return;
        if (!message.ok) throw new Error(message.error);
        if (message.id === 0) latest = message.value as StationStatus;
      },
      onMessage: (listener) => {
        ask = listener;
      },
      onClose: () => undefined,
      close: () => undefined,
    });
    const backlog = (): number => {
      ask({ id: 0, request: 'get-status', arguments: [] });
      return latest?.backlog ?? Number.NaN;
    };

    async function deliverMoreScans(step: number): Promise<void> {
      for (let number = 1; number <= scansPerStep; number += 1) {
        ask({ id: 1, request: 'append', arguments: [sampleScan(step * scansPerStep + number)] });
        if (number % 100 === 0) await new Promise((resolve) => systemClock.schedule(0, () => resolve(null)));
      }
      await waitUntil('everything is delivered', () => backlog() === 0, { timeoutMs: 60_000 });
    }

    await deliverMoreScans(0);
    await deliverMoreScans(1);
    const before = await leastHeapUsed();
    await deliverMoreScans(2);
    // An id alone takes more than 60 bytes. What works in the background holds memory for a while and gives it back.
    await waitUntil(
      'the heap is where it was',
      async () => ((await leastHeapUsed()) - before) / scansPerStep < 50,
      { timeoutMs: 60_000 },
    );
    const [row] = await database.query<{ count: number }>('SELECT COUNT(*) AS count FROM fg_scan');
    await agent.stop(10_000);
    expect(row?.count).toBe(3 * scansPerStep);
  });
});
