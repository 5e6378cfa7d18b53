import { toFigure } from '../../../bench/bench';
import type { SoakJudgement } from '../judge';
import { planSoak } from '../plan';
import type { SoakRecord } from '../run-soak';
import type { FollowedSeries, ChartName } from '../series';
import { drawCharts, type Chart } from './draw-charts';

const titles: Record<ChartName, string> = {
  memory: 'Memory of each process',
  heap: 'JavaScript heap after a collection of garbage',
  handles: 'Open file handles of each process',
  page: 'What the page holds',
  connections: 'Connections at the server',
  files: 'Files on disk',
};

/** Draws everything that was followed; answers the files. */
export function drawSoak(record: SoakRecord, judgement: SoakJudgement, folder: string): Promise<string[]> {
  const names = [...new Set(judgement.series.map(({ chart }) => chart))];
  return drawCharts(
    [
      ...names.map((name) => toChart(name, record, judgement.series)),
      {
        name: 'latency',
        title: 'Last key to green painted, by hour',
        unit: 'ms',
        hours: judgement.latencyByHour.map(({ hour }) => hour + 0.5),
        lines: [
          { label: 'p50', values: judgement.latencyByHour.map(({ p50Ms }) => p50Ms) },
          { label: 'p99', values: judgement.latencyByHour.map(({ p99Ms }) => p99Ms) },
        ],
        ...toEvents(record),
      },
    ],
    folder,
  );
}

function toChart(name: ChartName, record: SoakRecord, all: readonly FollowedSeries[]): Chart {
  const { samples } = record;
  const series = all.filter(({ chart }) => chart === name);
  // Between two runs stands a moment without values, so that no line joins them.
  const moments = samples.flatMap((sample, index) => {
    const isNewRun = index > 0 && samples[index - 1]?.run !== sample.run;
    return isNewRun
      ? [
          { hour: sample.hour - 0.001, sample: null },
          { hour: sample.hour, sample },
        ]
      : { hour: sample.hour, sample };
  });
  return {
    name,
    title: titles[name],
    unit: series[0]?.unit ?? '',
    hours: moments.map(({ hour }) => hour),
    lines: series.map(({ name: label, slope, read }) => ({
      label:
        slope === null ? label : `${label} (${slope.perHour < 0 ? '' : '+'}${toFigure(slope.perHour)}/h)`,
      values: moments.map(({ sample }) => (sample === null ? null : read(sample))),
    })),
    ...toEvents(record),
  };
}

function toEvents({ settings }: SoakRecord): Pick<Chart, 'outages' | 'restarts'> {
  const { events } = planSoak(settings);
  const hoursOf = (...kinds: string[]): number[] =>
    events
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ beforeRow }) => beforeRow / settings.scansPerHour);
  const ends = hoursOf('server-returns');
  return {
    outages: hoursOf('server-dies').map((from, index) => ({ from, until: ends[index] ?? from })),
    restarts: hoursOf('program-closes', 'program-dies'),
  };
}
