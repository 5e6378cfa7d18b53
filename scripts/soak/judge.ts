import type { Target } from '../../bench/bench';
import { logLimitPages } from '../../src/main/agent/outbox/database';
import { percentile } from '../demo/latency';
import type { SoakRecord } from './run-soak';
import type { Latency } from './sample';
import { followSeries, listSeries, type FollowedSeries } from './series';

/** What a soak showed. */
export interface SoakJudgement {
  series: readonly FollowedSeries[];
  latencyByHour: readonly HourOfLatency[];
  targets: readonly Target[];
}

/** Last key to green in one simulated hour. */
export interface HourOfLatency {
  hour: number;
  p50Ms: number;
  p99Ms: number;
}

/** The station's default limit; the soak runs with defaults. */
const connectionLimit = 2;
/** The log's own limit, and one large change (docs/decisions/0010). */
const writeAheadLogLimitMb = (logLimitPages * 4_120) / 1_048_576 + 4;
/** Two files of 5 MB, and the last line of each. */
const logLimitMb = 10.1;
/** A watch that looked less often proves nothing. */
const fewestLooks = 20;

/** Judges everything that was seen; a figure that could not be measured meets no bound. */
export function judgeSoak(record: SoakRecord): SoakJudgement {
  const { settings, samples } = record;
  const series = listSeries(settings.scansPerHour)
    .map((one) => followSeries(one, samples, settings))
    .filter(({ slope, isOptional }) => slope !== null || isOptional !== true);
  const latencyByHour = toHours(record.latencies);
  return {
    series,
    latencyByHour,
    targets: [
      ...judgeLedger(record),
      ...judgeConnections(record),
      ...judgeFiles(record),
      ...series.map(({ name, unit, slope, limitPerHour }) => ({
        claim: `${name}: growth per hour${unit === '' ? '' : `, ${unit}`}`,
        measured: slope?.perHour ?? Number.NaN,
        atMost: limitPerHour,
      })),
      {
        claim: 'p99 of the last hour, times that of the first',
        measured: (latencyByHour.at(-1)?.p99Ms ?? Number.NaN) / (latencyByHour[0]?.p99Ms ?? Number.NaN),
        atMost: 1.2,
      },
    ],
  };
}

function judgeLedger({
  ledger,
  outagesSeen,
  outagesPlanned,
  restarts,
  restartsPlanned,
}: SoakRecord): Target[] {
  return [
    { claim: 'lost scans', measured: ledger.lost, atMost: 0 },
    { claim: 'doubled scans', measured: ledger.duplicates, atMost: 0 },
    { claim: 'rows nobody scanned', measured: ledger.surplus, atMost: 0 },
    { claim: 'scans still pending at the end', measured: ledger.pending, atMost: 0 },
    { claim: 'scanned but not delivered', measured: ledger.scanned - ledger.delivered, atMost: 0 },
    { claim: 'outages the window told of', measured: outagesSeen, atLeast: outagesPlanned },
    { claim: 'restarts of the program', measured: restarts, atLeast: restartsPlanned },
  ];
}

function judgeConnections({ mostSessions, sessionLooks, sessionsLeft }: SoakRecord): Target[] {
  return [
    { claim: 'most connections at one moment', measured: mostSessions, atMost: connectionLimit },
    { claim: 'connections seen at all', measured: mostSessions, atLeast: 1 },
    { claim: 'looks at the list of connections', measured: sessionLooks, atLeast: fewestLooks },
    { claim: 'connections left behind', measured: sessionsLeft, atMost: 0 },
  ];
}

function judgeFiles({ samples }: SoakRecord): Target[] {
  const longest = (read: (sample: (typeof samples)[number]) => number): number =>
    Math.max(...samples.map(read));
  return [
    {
      claim: 'longest write-ahead log, MB',
      measured: longest((sample) => sample.writeAheadLogMb),
      atMost: writeAheadLogLimitMb,
    },
    { claim: 'log files, MB', measured: longest((sample) => sample.logMb), atMost: logLimitMb },
  ];
}

function toHours(latencies: readonly Latency[]): HourOfLatency[] {
  const counted = latencies.filter(({ isWarmUp }) => !isWarmUp);
  const hours = [...new Set(counted.map(({ hour }) => Math.floor(hour)))];
  return hours.map((hour) => {
    const shown = counted
      .filter((latency) => Math.floor(latency.hour) === hour)
      .map(({ shownMs }) => shownMs);
    return { hour, p50Ms: percentile(shown, 0.5), p99Ms: percentile(shown, 0.99) };
  });
}
