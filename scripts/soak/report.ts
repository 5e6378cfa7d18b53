import { isMet, toFigure } from '../../bench/bench';
import type { SoakJudgement } from './judge';
import type { SoakRecord } from './run-soak';

/** The report as people read it. */
export function formatSoak(record: SoakRecord, { series, latencyByHour, targets }: SoakJudgement): string {
  const { settings, ledger, realMinutes, outagesSeen, restarts, repeats } = record;
  const growth = series.map(({ name, unit, slope, first, last }) => [
    name,
    unit,
    toFigure(first),
    toFigure(last),
    slope === null ? '-' : toSigned(slope.perHour),
    slope === null ? '-' : slope.perHourByRun.map(toSigned).join(' '),
    slope === null ? '-' : toFigure(slope.noise),
  ]);
  const missed = targets.filter((target) => !isMet(target));
  return [
    `A shift of ${settings.hours} h, ${ledger.scanned} scans in ${realMinutes.toFixed(1)} min: ${outagesSeen} outages, ${restarts} restarts`,
    `scanned ${ledger.scanned}, delivered ${ledger.delivered}, pending ${ledger.pending}, lost ${ledger.lost}, doubled ${ledger.duplicates}; ${repeats} times a code was scanned again`,
    '',
    'Growth per hour of the shift, after warm-up',
    ...toColumns([['', '', 'first', 'last', 'per hour', 'in each run', 'noise'], ...growth]),
    '',
    'Last key to green, ms',
    ...toColumns([
      ['hour', 'p50', 'p99'],
      ...latencyByHour.map(({ hour, p50Ms, p99Ms }) => [
        String(hour + 1),
        p50Ms.toFixed(1),
        p99Ms.toFixed(1),
      ]),
    ]),
    '',
    ...(missed.length === 0
      ? [`All ${targets.length} bounds are kept.`]
      : [
          `${missed.length} of ${targets.length} bounds are MISSED:`,
          ...missed.map(
            ({ claim, measured, atMost, atLeast }) =>
              `  ${claim}: ${toFigure(measured)} (${atMost === undefined ? `at least ${atLeast ?? ''}` : `at most ${toFigure(atMost)}`})`,
          ),
        ]),
  ].join('\n');
}

function toSigned(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`;
}

function toColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
