import { processRoles, type ProcessSample, type Sample } from './sample';
import { findSlope, type Slope } from './slope';

/** The charts a series can be drawn in. */
export type ChartName = 'memory' | 'heap' | 'handles' | 'page' | 'connections' | 'files';

/** One value that is followed through the shift. */
export interface Series {
  name: string;
  chart: ChartName;
  unit: string;
  read: (sample: Sample) => number | null;
  /** Most growth per simulated hour. */
  limitPerHour: number;
  /** Not every system has it or shows it. */
  isOptional?: boolean;
}

/** A series with what was found. */
export interface FollowedSeries extends Series {
  /** Null when it could not be measured here. */
  slope: Slope | null;
  first: number;
  last: number;
}

const memoryLimitMb = 1;
/** Less than two more in a run of three hours. */
const handleLimit = 0.5;
/** What the outbox may keep of one scan, its indexes included; it keeps delivered ones for the history. */
const bytesPerScan = 1_200;

/** Everything that is followed, for a shift with so many scans per hour. */
export function listSeries(scansPerHour: number): Series[] {
  const ofProcesses = (
    chart: ChartName,
    unit: string,
    limitPerHour: number,
    read: (found: ProcessSample) => number | null,
  ): Series[] =>
    processRoles.map((role) => ({
      name: `${chart} of ${role}`,
      chart,
      unit,
      limitPerHour,
      isOptional: chart === 'handles' || !['main', 'window', 'agent'].includes(role),
      read: ({ processes }) => {
        const found = processes[role];
        return found === undefined ? null : read(found);
      },
    }));
  return [
    ...ofProcesses('memory', 'MB', memoryLimitMb, ({ memoryMb }) => memoryMb),
    {
      name: 'heap of window',
      chart: 'heap',
      unit: 'MB',
      limitPerHour: memoryLimitMb,
      read: (s) => s.windowHeapMb,
    },
    {
      name: 'heap of main',
      chart: 'heap',
      unit: 'MB',
      limitPerHour: memoryLimitMb,
      read: (s) => s.mainHeapMb,
    },
    ...ofProcesses('handles', '', handleLimit, ({ handles }) => handles),
    {
      name: 'event listeners',
      chart: 'page',
      unit: '',
      limitPerHour: handleLimit,
      read: (s) => s.eventListeners,
    },
    { name: 'DOM nodes', chart: 'page', unit: '', limitPerHour: 2, read: (s) => s.domNodes },
    { name: 'connections', chart: 'connections', unit: '', limitPerHour: 0.1, read: (s) => s.sessions },
    {
      name: 'outbox file',
      chart: 'files',
      unit: 'MB',
      limitPerHour: (scansPerHour * bytesPerScan) / 1_048_576,
      read: (s) => s.outboxMb,
    },
    { name: 'log files', chart: 'files', unit: 'MB', limitPerHour: 0.1, read: (s) => s.logMb },
    // It swings between two checkpoints; its bound is judged beside its slope.
    { name: 'write-ahead log', chart: 'files', unit: 'MB', limitPerHour: 4, read: (s) => s.writeAheadLogMb },
  ];
}

/** Follows a series through the samples; those of the first `warmUpHours` of each run do not count. */
export function followSeries(
  series: Series,
  samples: readonly Sample[],
  { warmUpHours }: { warmUpHours: number },
): FollowedSeries {
  const counted = samples.filter((sample) => sample.hour > startOfRun(samples, sample.run) + warmUpHours);
  const points = counted.flatMap((sample) => {
    const value = series.read(sample);
    return value === null ? [] : [{ run: sample.run, hour: sample.hour, value }];
  });
  return {
    ...series,
    slope: findSlope(points),
    first: points[0]?.value ?? Number.NaN,
    last: points.at(-1)?.value ?? Number.NaN,
  };
}

function startOfRun(samples: readonly Sample[], run: number): number {
  return samples.find((sample) => sample.run === run)?.hour ?? 0;
}
