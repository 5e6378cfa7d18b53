import { letOthersRun } from '../../src/main/clock';
import { DestinationError, type Destination } from '../../src/main/agent/destination/destination';
import type { Entry } from '../../src/main/agent/entry';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import { createRelay, type Relay } from '../../src/main/agent/relay/relay';
import type { ConnectionStatus } from '../../src/shared/status';
import { createManualClock } from './manual-clock';
import { sampleScan } from './sample-scans';
import { createTemporaryFolder } from './temporary-folder';

/*
 * The relay's loop with a clock moved by hand, on a real outbox. The destination is scripted, because its faults must come
 * at exact moments.
 */

/** The settings of a scripted relay. */
export const scriptedSettings = { intervalMs: 2_000, batchSize: 5, heartbeatMs: 30_000 };
const context = { shift: '2026-11-23/1', serverOffsetMs: null };

/** Nobody answers. */
export const outage = new DestinationError('transient', 'unreachable', {
  cause: 'unreachable',
  errorNumber: null,
  message: 'gone',
});

/** A relay and what it works on. */
export interface ScriptedRelay {
  readonly relay: Relay;
  readonly outbox: Outbox;
  /** What the destination was asked, in order. */
  readonly calls: ('deliver' | 'probe' | 'heartbeat')[];
  /** The states of the connection, as they were told. */
  readonly states: ConnectionStatus['state'][];
  readonly outboxFailures: (string | null)[];
  /** The destination's answers; each may be set by a test. */
  onDeliver: (entries: readonly Entry[]) => Promise<void>;
  onProbe: () => Promise<void>;
  append: (count: number) => void;
  advance: (durationMs: number) => Promise<void>;
  /** Starts the relay and forgets its first calls. */
  start: () => Promise<void>;
  end: () => Promise<void>;
}

/** Lets everything happen that waits for no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await letOthersRun();
}

/** Creates one; its destination takes everything until told otherwise. */
export function createScriptedRelay(): ScriptedRelay {
  const home = createTemporaryFolder('relay-loop');
  const clock = createManualClock();
  const opened = openOutbox({ dataFolder: home.folder, wallMs: clock.wallMs() });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  const { outbox } = opened;
  const notAsked = (): Promise<never> => Promise.reject(new Error('not part of this test'));
  const noMark = { count: 0, newest: null, sum: 0 };
  const destination: Destination = {
    deliver: async (entries) => {
      world.calls.push('deliver');
      await world.onDeliver(entries);
      return { deliveredIds: entries.map((entry) => entry.scanId), refused: [] };
    },
    probe: async () => {
      world.calls.push('probe');
      await world.onProbe();
    },
    heartbeat: () => {
      world.calls.push('heartbeat');
      return Promise.resolve();
    },
    countNumbers: notAsked,
    listNumbers: notAsked,
    listMark: () => Promise.resolve(noMark),
    changedRows: () => Promise.resolve([]),
    wholeList: () => Promise.resolve({ mark: noMark, rows: [] }),
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
  const relay = createRelay({
    outbox,
    destination,
    clock,
    letOthersRun,
    settings: scriptedSettings,
    version: '0.0.0',
    log: () => undefined,
    onConnectionChange: () => world.states.push(relay.connection().state),
    onEntriesChange: () => undefined,
    onOutboxFailure: (detail) => world.outboxFailures.push(detail),
  });
  const world: ScriptedRelay = {
    relay,
    outbox,
    calls: [],
    states: [],
    outboxFailures: [],
    onDeliver: () => Promise.resolve(),
    onProbe: () => Promise.resolve(),
    append: (count) => {
      for (let number = 1; number <= count; number += 1) {
        outbox.append(sampleScan(number), context);
        relay.notifyAppended();
      }
    },
    advance: async (durationMs) => {
      clock.advance(durationMs);
      await settle();
    },
    start: async () => {
      relay.start();
      await settle();
      world.calls.length = 0;
    },
    end: async () => {
      await relay.stop(true);
      outbox.close();
      home.remove();
    },
  };
  return world;
}
