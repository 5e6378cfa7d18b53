import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { ConnectionStatus, EntryChange } from '../../../shared/status';
import { letOthersRun, systemClock } from '../../clock';
import { createMariadbDestination } from '../destination/mariadb-destination';
import type { Destination } from '../destination/destination';
import { parseDatabaseUrl } from '../destination/settings';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createRelay, type Relay } from './relay';
import { fgQuality } from '../../../shared/ready-workflows';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const settings = { intervalMs: 200, batchSize: 50, heartbeatMs: 5_000 };

/** Long enough for a server's restart on a busy machine; the tests wait for conditions, not for this. */
const patience = { timeout: 30_000, interval: 25 };

describe('the relay between a real outbox and a real MariaDB', () => {
  let database: PrivateMariadb;
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let destination: Destination;
  let relay: Relay;
  let connections: ConnectionStatus['state'][];
  let changes: EntryChange[];
  let onChanged: () => void;

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(async () => {
    await database.stop();
  });

  beforeEach(async () => {
    for (const table of ['fg_scan', 'scan_void', 'station']) await database.query(`TRUNCATE ${table}`);
    home = createTemporaryFolder('relay');
    const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    outbox = opened.outbox;
    destination = createMariadbDestination({
      settings: parseDatabaseUrl(database.stationUrl),
      stationName: 'TEST-1',
      outboxId: outbox.outboxId,
      workflows: [fgQuality],
      clock: systemClock,
      log: () => undefined,
    });
    connections = [];
    changes = [];
    onChanged = () => undefined;
    relay = createRelay({
      outbox,
      destination,
      clock: systemClock,
      letOthersRun,
      settings,
      version: '0.0.0',
      log: () => undefined,
      onConnectionChange: () => connections.push(relay.connection().state),
      onEntriesChange: (changed) => {
        changes.push(...changed);
        onChanged();
      },
      onOutboxFailure: (detail) => {
        if (detail !== null) throw new Error(detail);
      },
    });
  });
  afterEach(async () => {
    await relay.stop(true);
    await destination.stop();
    outbox.close();
    home.remove();
  });

  const append = (count: number, from = 1): void => {
    for (let number = from; number < from + count; number += 1) outbox.append(sampleScan(number), context);
  };
  const countRows = async (): Promise<number | undefined> =>
    (await database.query<{ count: number }>('SELECT count(*) AS count FROM fg_scan'))[0]?.count;

  it('drains a backlog of many batches and says for each entry that it arrived', async () => {
    append(220);
    relay.start();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    const rows = await database.query<{ seq: number }>('SELECT seq FROM fg_scan ORDER BY seq');
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 220 }, (_, index) => index + 1));
    expect(changes).toHaveLength(220);
    expect(connections).toEqual(['connected']);
  });

  it('says at the start that the tables are of an older program, with nothing to deliver', async () => {
    const versions = await database.query<{ version: number; name: string; compatible_from: number }>(
      'SELECT version, name, compatible_from FROM schema_version',
    );
    await database.query('DELETE FROM schema_version WHERE version > 3');
    relay.start();
    await vi.waitUntil(() => relay.connection().state !== 'connecting', patience);
    expect(relay.connection()).toMatchObject({ state: 'misconfigured', cause: 'schema-mismatch' });
    for (const { version, name, compatible_from: from } of versions.filter((row) => row.version > 3)) {
      await database.query('INSERT INTO schema_version (version, name, compatible_from) VALUES (?, ?, ?)', [
        version,
        name,
        from,
      ]);
    }
    relay.flushNow();
    await vi.waitUntil(() => relay.connection().state === 'connected', patience);
    expect(connections).toEqual(['misconfigured', 'connected']);
  });

  it('starts at once when a batch is full, long before its timer', async () => {
    relay.start();
    await vi.waitUntil(() => relay.connection().state === 'connected', patience);
    append(settings.batchSize);
    for (let notice = 0; notice < settings.batchSize; notice += 1) relay.notifyAppended();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(await countRows()).toBe(settings.batchSize);
  });

  it('reaches zero after an outage with no further scan, and no entry is charged an attempt', async () => {
    await database.kill();
    append(120);
    relay.start();
    await vi.waitUntil(() => relay.connection().state === 'offline', patience);
    expect(outbox.pendingEntries(200).every((entry) => entry.attempts === 0)).toBe(true);
    await database.start();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(await countRows()).toBe(120);
    // Another cause of being offline is told as well: a server that starts may answer too late.
    const turns = connections.filter((state, index) => state !== connections[index - 1]);
    expect(turns).toEqual(['offline', 'connected']);
  });

  it('loses and doubles nothing when the server is killed while batches are on their way', async () => {
    append(1_000);
    const someArrived = new Promise<void>((resolve) => {
      onChanged = resolve;
    });
    relay.start();
    await someArrived;
    await database.kill();
    expect(outbox.counts().pending).toBeGreaterThan(0);
    await vi.waitUntil(() => relay.connection().state === 'offline', patience);
    await database.start();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(await countRows()).toBe(1_000);
  });

  it('delivers a batch again that was committed but never acknowledged, without doubling it', async () => {
    append(30);
    await destination.deliver(outbox.pendingEntries(30));
    expect(await countRows()).toBe(30);
    relay.start();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(await countRows()).toBe(30);
  });

  it('quarantines the one row the server refuses and delivers the others in the same flush', async () => {
    append(20);
    const bad = sampleScan(99, { fields: { ...sampleScan(99).fields, cp: 'X'.repeat(300) } });
    outbox.append(bad, context);
    append(20, 21);
    relay.start();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(outbox.counts()).toMatchObject({ pending: 0, quarantined: 1 });
    expect(await countRows()).toBe(40);
    expect(changes.filter((change) => change.state === 'quarantined')).toEqual([
      { scanId: bad.scanId, state: 'quarantined' },
    ]);
    outbox.requeue([bad.scanId], { by: 'OP9000', reason: 'a test', atMs: systemClock.wallMs() });
    expect(outbox.pendingEntries(1)).toMatchObject([{ scanId: bad.scanId, attempts: 1 }]);
  });

  it('delivers a void beside its scan', async () => {
    const scan = sampleScan(1);
    outbox.append(scan, context);
    outbox.append(sampleVoid(scan), context);
    relay.start();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(await database.query('SELECT voided_scan_id, reason FROM scan_void')).toEqual([
      { voided_scan_id: scan.scanId, reason: 'wrong label' },
    ]);
  });

  it('pauses on a missing table, keeps every entry, and goes on when it is back', async () => {
    await database.query('RENAME TABLE fg_scan TO fg_scan_away');
    append(15);
    relay.start();
    await vi.waitUntil(() => relay.connection().state === 'misconfigured', patience);
    expect(outbox.counts()).toMatchObject({ pending: 15, quarantined: 0 });
    await database.query('RENAME TABLE fg_scan_away TO fg_scan');
    relay.flushNow();
    await vi.waitUntil(() => outbox.counts().pending === 0, patience);
    expect(await countRows()).toBe(15);
  });
});
