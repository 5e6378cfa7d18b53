import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnection } from 'mariadb';
import { migrateSchema } from '../../src/main/agent/destination/schema/migrate-schema';
import {
  createAccountStatement,
  stationGrants,
} from '../../src/main/agent/destination/schema/station-grants';
import type { Destination } from '../../src/main/agent/destination/destination';
import { createMariadbDestination } from '../../src/main/agent/destination/mariadb-destination';
import { databaseSettingsSchema } from '../../src/main/agent/destination/settings';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import { createRelay, type Relay } from '../../src/main/agent/relay/relay';
import { letOthersRun, systemClock } from '../../src/main/clock';
import { sampleScan } from '../support/sample-scans';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { startGaleraCluster, type GaleraCluster, type GaleraNode } from './cluster';
import { fgQuality } from '../../src/shared/ready-workflows';

const account = { user: 'station', host: '%' };
const password = 'only-on-loopback';
const patience = { timeoutMs: 60_000, everyMs: 50 };

describe('the station and a cluster of three', () => {
  let cluster: GaleraCluster;
  let stopCluster: () => Promise<void> = () => Promise.resolve();
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let destination: Destination;
  let relay: Relay;
  let lastNumber: number;

  beforeAll(async () => {
    cluster = await startGaleraCluster(process.env['SCAN_STATION_GALERA_LIBRARY'] ?? '');
    stopCluster = () => cluster.stop();
    const [first] = cluster.nodes;
    await first.query('CREATE DATABASE scan_station CHARACTER SET utf8mb4');
    await first.query(`CREATE USER 'admin'@'%' IDENTIFIED BY '${password}'`);
    await first.query(`GRANT ALL PRIVILEGES ON *.* TO 'admin'@'%' WITH GRANT OPTION`);
    const { port } = first;
    const admin = await createConnection({
      host: '127.0.0.1',
      port,
      user: 'admin',
      password,
      database: 'scan_station',
    });
    await migrateSchema(admin);
    await admin.query(createAccountStatement(account, password));
    for (const grant of stationGrants('scan_station', account)) await admin.query(grant);
    await admin.end();
  });
  afterAll(async () => {
    await stopCluster();
  });

  beforeEach(() => {
    home = createTemporaryFolder('galera');
    const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    outbox = opened.outbox;
    lastNumber = 0;
    destination = createMariadbDestination({
      settings: databaseSettingsSchema.parse({
        servers: cluster.nodes.map(({ port }) => ({ host: '127.0.0.1', port })),
        user: account.user,
        password,
        database: 'scan_station',
      }),
      stationName: 'LINE-4',
      outboxId: outbox.outboxId,
      workflows: [fgQuality],
      clock: systemClock,
      log: () => undefined,
    });
    relay = createRelay({
      outbox,
      destination,
      clock: systemClock,
      letOthersRun,
      settings: { intervalMs: 200, batchSize: 50, heartbeatMs: 5_000 },
      version: '0.0.0',
      log: () => undefined,
      onConnectionChange: () => undefined,
      onOutboxFailure: () => undefined,
      onEntriesChange: () => undefined,
    });
    relay.start();
  });
  afterEach(async () => {
    await relay.stop(true);
    await destination.stop();
    outbox.close();
    home.remove();
  });

  function append(count: number): void {
    for (let index = 0; index < count; index += 1) {
      lastNumber += 1;
      outbox.append(sampleScan(lastNumber), { shift: '2026-11-23/1', serverOffsetMs: null });
      relay.notifyAppended();
    }
  }

  const countAt = async (node: GaleraNode): Promise<number> => {
    const [row] = await node.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM scan_station.fg_scan WHERE outbox_id = '${outbox.outboxId}'`,
    );
    return row?.count ?? 0;
  };

  /** Each node has each number once: nothing lost, nothing doubled. */
  async function expectAllEverywhere(): Promise<void> {
    await waitUntil('the backlog is zero', () => outbox.counts().pending === 0, patience);
    expect(outbox.counts().quarantined).toBe(0);
    for (const node of cluster.nodes) {
      await waitUntil('the node has all rows', async () => (await countAt(node)) === lastNumber, patience);
      const [row] = await node.query<{ numbers: number; highest: number }>(
        `SELECT COUNT(DISTINCT seq) AS numbers, MAX(seq) AS highest FROM scan_station.fg_scan
         WHERE outbox_id = '${outbox.outboxId}'`,
      );
      expect(row).toEqual({ numbers: lastNumber, highest: lastNumber });
    }
  }

  it('goes on with the next node when the one in use is killed in the middle of a batch', async () => {
    const [first, second] = cluster.nodes;
    append(3_000);
    await waitUntil('some are delivered', () => outbox.counts().pending < 2_900, { ...patience, everyMs: 1 });
    await first.kill();
    expect(outbox.counts().pending).toBeGreaterThan(0);
    append(200);
    await waitUntil('the backlog is zero', () => outbox.counts().pending === 0, patience);
    expect(await countAt(second)).toBe(3_200);
    await first.start();
    await expectAllEverywhere();
  });

  it('writes nothing to a node that is cut off from the others, and goes on when they are together again', async () => {
    const [first, second, third] = cluster.nodes;
    append(100);
    await expectAllEverywhere();
    first.pause();
    second.pause();
    await waitUntil(
      'the third is cut off',
      async () => (await third.clusterStatus()) === 'non-Primary',
      patience,
    );
    append(200);
    relay.flushNow();
    await waitUntil('the station finds nobody', () => relay.connection().state === 'offline', patience);
    expect(await countAt(third)).toBe(100);
    expect(outbox.counts().pending).toBe(200);
    first.resume();
    second.resume();
    await expectAllEverywhere();
    expect(relay.connection().state).toBe('connected');
  });
});
