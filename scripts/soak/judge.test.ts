import { describe, expect, it } from 'vitest';
import { isMet } from '../../bench/bench';
import { judgeSoak } from './judge';
import type { SoakRecord } from './run-soak';
import type { Sample } from './sample';

const scansPerHour = 1_800;

/** A calm sample: the outbox grows by its scans, nothing else does. */
const sampleAt = (hour: number, changes: Partial<Sample> = {}): Sample => ({
  run: hour > 3 ? 1 : 0,
  hour,
  processes: {
    main: { memoryMb: 110, handles: 87 },
    window: { memoryMb: 88, handles: 32 },
    agent: { memoryMb: 52, handles: 36 },
  },
  windowHeapMb: 4,
  mainHeapMb: 6,
  domNodes: 300,
  eventListeners: 171,
  sessions: 1,
  outboxMb: 0.7 * hour,
  writeAheadLogMb: 4,
  logMb: 0.1,
  ...changes,
});

const record = (
  changes: (hour: number) => Partial<Sample> = () => ({}),
  others: Partial<SoakRecord> = {},
): SoakRecord => ({
  settings: { hours: 6, scansPerHour, minutes: 10, restartEveryHours: 3, warmUpHours: 1, seed: 1 },
  samples: Array.from({ length: 120 }, (_, index) => {
    const hour = (index + 1) / 20;
    return sampleAt(hour, changes(hour));
  }),
  latencies: Array.from({ length: 600 }, (_, index) => ({
    hour: index / 100,
    isWarmUp: false,
    shownMs: 20 + (index % 10),
  })),
  ledger: { scanned: 600, delivered: 600, duplicates: 0, lost: 0, surplus: 0, pending: 0 },
  outagesSeen: 6,
  outagesPlanned: 6,
  restarts: 1,
  restartsPlanned: 1,
  repeats: 0,
  mostSessions: 2,
  sessionLooks: 1_000,
  sessionsLeft: 0,
  realMinutes: 10,
  ...others,
});

const missed = (judged: SoakRecord): string[] =>
  judgeSoak(judged)
    .targets.filter((target) => !isMet(target))
    .map(({ claim }) => claim);

describe('a soak is judged', () => {
  it('good when nothing grows but the outbox by its scans', () => {
    expect(missed(record())).toEqual([]);
  });

  it('bad when one process grows by more than a megabyte an hour', () => {
    const growing = record((hour) => ({
      processes: { ...sampleAt(hour).processes, window: { memoryMb: 88 + 1.2 * (hour % 3), handles: 32 } },
    }));
    expect(missed(growing)).toEqual(['memory of window: growth per hour, MB']);
  });

  it('bad when handles, listeners or connections pile up', () => {
    expect(
      missed(
        record((hour) => ({
          sessions: Math.round(hour),
          eventListeners: 171 + Math.round(10 * (hour % 3)),
          processes: {
            ...sampleAt(hour).processes,
            agent: { memoryMb: 52, handles: 36 + Math.round(2 * (hour % 3)) },
          },
        })),
      ),
    ).toEqual([
      'handles of agent: growth per hour',
      'event listeners: growth per hour',
      'connections: growth per hour',
    ]);
  });

  it('bad when a file grows without bound', () => {
    expect(
      missed(record((hour) => ({ writeAheadLogMb: 20 * hour, logMb: 4 * hour, outboxMb: 3 * hour }))),
    ).toEqual([
      'longest write-ahead log, MB',
      'log files, MB',
      'outbox file: growth per hour, MB',
      'log files: growth per hour, MB',
      'write-ahead log: growth per hour, MB',
    ]);
  });

  it('bad when the last hour is slower than the first', () => {
    const slower = record();
    const latencies = slower.latencies.map((latency) => ({
      ...latency,
      shownMs: latency.shownMs * (1 + latency.hour / 10),
    }));
    expect(missed({ ...slower, latencies })).toEqual(['p99 of the last hour, times that of the first']);
  });

  it('bad when a scan is lost, an outage did not happen or nobody looked at the connections', () => {
    const ledger = { scanned: 600, delivered: 598, duplicates: 1, lost: 2, surplus: 0, pending: 0 };
    expect(missed(record(undefined, { ledger, outagesSeen: 5, sessionLooks: 3, sessionsLeft: 1 }))).toEqual([
      'lost scans',
      'doubled scans',
      'scanned but not delivered',
      'outages the window told of',
      'looks at the list of connections',
      'connections left behind',
    ]);
  });

  it('bad when what is always there could not be measured', () => {
    expect(missed(record(() => ({ eventListeners: Number.NaN })))).toEqual([
      'event listeners: growth per hour',
    ]);
    expect(missed(record(() => ({ processes: {} })))).toEqual([
      'memory of main: growth per hour, MB',
      'memory of window: growth per hour, MB',
      'memory of agent: growth per hour, MB',
    ]);
    expect(missed(record(undefined, { latencies: [] }))).toEqual([
      'p99 of the last hour, times that of the first',
    ]);
  });
});
