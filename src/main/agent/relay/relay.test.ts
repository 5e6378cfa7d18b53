import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../../e2e/support/manual-clock';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { ConnectionStatus } from '../../../shared/status';
import { letOthersRun } from '../../clock';
import { DestinationError, type Destination } from '../destination/destination';
import type { Entry } from '../entry';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createRelay, type Relay } from './relay';

/*
 * The loop with a clock moved by hand, on a real outbox. The destination is scripted, because its faults must come at
 * exact moments; relay.integration.test.ts has the real one.
 */

const settings = { intervalMs: 2_000, batchSize: 5, heartbeatMs: 30_000 };
const context = { shift: '2026-11-23/1', serverOffsetMs: null };

type Call = 'deliver' | 'probe' | 'heartbeat';

const outage = new DestinationError('transient', 'unreachable', {
  cause: 'unreachable',
  errorNumber: null,
  message: 'gone',
});
const badRow = new DestinationError('permanent', 'schema-mismatch', {
  cause: 'value-too-long',
  errorNumber: 1406,
  message: 'too long',
});

describe('the relay loop', () => {
  let clock: ManualClock;
  let outbox: Outbox;
  let relay: Relay;
  let calls: Call[];
  let states: ConnectionStatus['state'][];
  let outboxFailures: (string | null)[];
  /** Answers of the destination; each may be set by a test. */
  let onDeliver: (entries: readonly Entry[]) => Promise<void>;
  let onProbe: () => Promise<void>;

  const destination: Destination = {
    deliver: async (entries) => {
      calls.push('deliver');
      await onDeliver(entries);
      return { deliveredIds: entries.map((entry) => entry.scanId), refused: [] };
    },
    probe: async () => {
      calls.push('probe');
      await onProbe();
    },
    heartbeat: () => {
      calls.push('heartbeat');
      return Promise.resolve();
    },
    countNumbers: () => Promise.reject(new Error('not part of this test')),
    listNumbers: () => Promise.reject(new Error('not part of this test')),
    listMark: () => Promise.resolve({ count: 0, newest: null, sum: 0 }),
    changedRows: () => Promise.resolve([]),
    wholeList: () => Promise.resolve({ mark: { count: 0, newest: null, sum: 0 }, rows: [] }),
    serverOffsetMs: () => null,
    correctServerOffset: () => undefined,
    poolState: () => ({
      active: 0,
      idle: 0,
      waiting: 0,
      limit: 1,
      created: 0,
      destroyedByReason: {},
      acquired: { count: 0, totalMs: 0, longestMs: 0, medianMs: 0, p95Ms: 0 },
    }),
    stop: () => Promise.resolve(),
  };

  beforeEach(() => {
    const home = createTemporaryFolder('relay-loop');
    clock = createManualClock();
    const opened = openOutbox({ dataFolder: home.folder, wallMs: clock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    outbox = opened.outbox;
    calls = [];
    states = [];
    outboxFailures = [];
    onDeliver = () => Promise.resolve();
    onProbe = () => Promise.resolve();
    relay = createRelay({
      outbox,
      destination,
      clock,
      letOthersRun,
      settings,
      version: '0.0.0',
      log: () => undefined,
      onConnectionChange: () => states.push(relay.connection().state),
      onEntriesChange: () => undefined,
      onOutboxFailure: (detail) => outboxFailures.push(detail),
    });
    return async () => {
      await relay.stop(true);
      outbox.close();
      home.remove();
    };
  });

  const append = (count: number): void => {
    for (let number = 1; number <= count; number += 1) {
      outbox.append(sampleScan(number), context);
      relay.notifyAppended();
    }
  };
  /** Lets everything happen that waits for no timer. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await letOthersRun();
  };
  const advance = async (durationMs: number): Promise<void> => {
    clock.advance(durationMs);
    await settle();
  };
  const start = async (): Promise<void> => {
    relay.start();
    await settle();
    calls.length = 0;
  };

  it('delivers with its timer, and does nothing while there is nothing to do', async () => {
    await start();
    append(2);
    await advance(1_500);
    expect(calls).toEqual([]);
    await advance(1_000);
    expect(calls).toEqual(['deliver']);
    await advance(10_000);
    expect(calls).toEqual(['deliver']);
  });

  it('delivers at once when a batch is full', async () => {
    await start();
    append(settings.batchSize);
    await settle();
    expect(calls).toEqual(['deliver']);
    expect(outbox.counts().pending).toBe(0);
  });

  it('runs one round at a time, and serves a wish that came meanwhile right after it', async () => {
    await start();
    let finish: () => void = () => undefined;
    onDeliver = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    append(1);
    relay.flushNow();
    await settle();
    append(1);
    relay.flushNow();
    relay.flushNow();
    await settle();
    expect(calls).toEqual(['deliver']);
    onDeliver = () => Promise.resolve();
    finish();
    await settle();
    expect(outbox.counts().pending).toBe(0);
  });

  it('touches nothing while the breaker is open, probes when its time has come, and drains after it without a scan', async () => {
    await start();
    append(1);
    onDeliver = () => Promise.reject(outage);
    onProbe = () => Promise.reject(outage);
    await advance(2_500);
    expect(states).toEqual(['connected', 'offline']);
    calls.length = 0;
    await advance(300);
    expect(calls).toEqual([]);
    for (let step = 0; step < 10; step += 1) await advance(500);
    expect(calls.length).toBeGreaterThan(1);
    expect(new Set(calls)).toEqual(new Set(['probe']));
    onDeliver = () => Promise.resolve();
    onProbe = () => Promise.resolve();
    await advance(2_000);
    expect(outbox.counts()).toMatchObject({ pending: 0, quarantined: 0 });
    expect(states).toEqual(['connected', 'offline', 'connected']);
  });

  it('is asked through the backoff when a person asks', async () => {
    await start();
    append(1);
    onDeliver = () => Promise.reject(outage);
    await advance(2_500);
    onDeliver = () => Promise.resolve();
    relay.flushNow();
    await settle();
    expect(outbox.counts().pending).toBe(0);
  });

  it('lets the pauses grow and stays away from "connected" while probes pass and deliveries fail', async () => {
    await start();
    const noPrivilege = new DestinationError('misconfigured', 'access-denied', {
      cause: 'access-denied',
      errorNumber: 1142,
      message: 'denied',
    });
    append(1);
    onDeliver = () => Promise.reject(noPrivilege);
    await advance(2_500);
    calls.length = 0;
    for (let second = 0; second < 120; second += 1) await advance(1_000);
    expect(calls.filter((call) => call === 'probe').length).toBeLessThan(10);
    expect(states).toEqual(['connected', 'misconfigured']);
  });

  it('blames the table when row after row is refused, one at a time, and keeps every one of them', async () => {
    await start();
    onDeliver = () => Promise.reject(badRow);
    for (let row = 0; row < 4; row += 1) {
      append(1);
      await advance(2_500);
    }
    expect(states.at(-1)).toBe('misconfigured');
    expect(outbox.counts()).toMatchObject({ pending: 4, quarantined: 0 });
    onDeliver = () => Promise.resolve();
    await advance(60_000);
    expect(outbox.counts()).toMatchObject({ pending: 0, quarantined: 0 });
  });

  it('does not blame the database when its own file fails, and recovers', async () => {
    await start();
    append(1);
    const acknowledge = outbox.acknowledge.bind(outbox);
    outbox.acknowledge = () => {
      throw new Error('database disk image is malformed');
    };
    await advance(2_500);
    expect(outboxFailures.at(-1)).toBe('database disk image is malformed');
    expect(states).toEqual(['connected']);
    outbox.acknowledge = acknowledge;
    await advance(60_000);
    expect(outboxFailures.at(-1)).toBeNull();
    expect(outbox.counts().pending).toBe(0);
  });

  it('gives a sign of life now and then while there is nothing to deliver', async () => {
    await start();
    for (let second = 0; second < 120; second += 1) await advance(1_000);
    expect(calls.length).toBeGreaterThanOrEqual(3);
    expect(calls.length).toBeLessThanOrEqual(5);
    expect(new Set(calls)).toEqual(new Set(['heartbeat']));
  });

  it('makes one last flush when it is stopped, and no round after that', async () => {
    await start();
    append(2);
    await relay.stop(true);
    expect(calls).toEqual(['deliver']);
    await advance(60_000);
    expect(calls).toEqual(['deliver']);
  });
});
