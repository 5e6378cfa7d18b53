import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyGhostMs, sessionLimits } from '../../src/main/agent/destination/timeouts';
import type { Scan } from '../../src/shared/scan';
import { readMappedWorkflow } from '../support/mapped-workflow';
import { sampleScan } from '../support/sample-scans';
import { startTcpProxy } from '../support/tcp-proxy';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { createAgentControl } from './agent-control';
import { occupyKey, transactionListMs, waitingTransactionsSql } from './contention-faults';
import { openLane, stationConfiguration, type Lane } from './world';

/** What a station delivers, and when nothing of it is heard any more. */
interface Delivery {
  scan: Scan;
  /** Two tables, and so a transaction. */
  isMapped?: boolean;
  /** It vanishes when the server answers its rows; otherwise when told. */
  vanishesByItself?: boolean;
}

/** A station that is delivering. */
interface Station {
  /** Drops every packet, the end of the connection included. */
  vanish: () => void;
  hasVanished: () => boolean;
  kill: () => void;
  end: () => Promise<void>;
}

/** Starts a station behind a network of its own and gives it its scan. */
async function startDelivering(lane: Lane, delivery: Delivery): Promise<Station> {
  const { scan, isMapped = false, vanishesByItself = false } = delivery;
  const proxy = await startTcpProxy(lane.mariadb.port);
  const { folder, remove } = createTemporaryFolder('left-sessions');
  const configuration = stationConfiguration({ ...lane, proxy }, { dataFolder: folder, connectionLimit: 1 });
  const workflows = isMapped ? [readMappedWorkflow()] : configuration.workflows;
  const agent = createAgentControl({ ...configuration, workflows });
  let hasVanished = false;
  const vanish = (): void => {
    hasVanished = true;
    proxy.blackHole('both');
  };
  proxy.onPacket(({ direction, command }) => {
    if (vanishesByItself && direction === 'to-client' && command === 'BULK') vanish();
    return 'forward';
  });
  await agent.start();
  await agent.append(scan);
  return {
    vanish,
    hasVanished: () => hasVanished,
    kill: () => {
      agent.kill();
    },
    end: async () => {
      if (agent.isRunning()) agent.kill();
      await proxy.close();
      remove();
    },
  };
}

describe('after SIGKILL of agents whose end the server never hears of', () => {
  let lane: Lane;
  let stations: Station[] = [];

  beforeAll(async () => {
    lane = await openLane();
  });
  afterAll(async () => {
    await Promise.all(stations.map((station) => station.end()));
    await lane.close();
  });

  it('their sessions end by the time-outs they have set: idle, in a transaction, and waiting for a row', async () => {
    const { mariadb } = lane;
    const [idle, inTransaction, waiting] = [sampleScan(1), sampleScan(2), sampleScan(3)];
    const somebody = await mariadb.connectAdmin();
    await somebody.query('START TRANSACTION');
    await occupyKey(somebody, waiting.scanId);
    stations = await Promise.all([
      startDelivering(lane, { scan: idle, vanishesByItself: true }),
      startDelivering(lane, { scan: inTransaction, isMapped: true, vanishesByItself: true }),
      startDelivering(lane, { scan: waiting }),
    ]);
    await waitUntil(
      'one waits for the row',
      async () => (await mariadb.query(waitingTransactionsSql)).length > 0,
      { everyMs: transactionListMs },
    );
    stations.at(-1)?.vanish();
    await waitUntil('all have vanished', () => stations.every((station) => station.hasVanished()));
    for (const station of stations) station.kill();

    expect(await mariadb.stationSessions()).toBeGreaterThan(0);
    const [server] = await mariadb.query<{ seconds: number }>('SELECT @@GLOBAL.wait_timeout AS seconds');
    expect(server?.seconds).toBeGreaterThan(100 * sessionLimits.wait_timeout);
    await waitUntil('the server has ended them', async () => (await mariadb.stationSessions()) === 0, {
      timeoutMs: 3 * busyGhostMs,
    });
    await somebody.query('ROLLBACK');
    await somebody.end();
    // Of the three the one was committed whose statement had ended.
    expect((await lane.readDelivered()).map(({ id }) => id)).toEqual([idle.scanId]);
    expect(await lane.readMapped()).toEqual([]);
  });
});
