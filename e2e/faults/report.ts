import { hasBroken, type RunResult } from './run-faults';

/** One line per fault, as `npm run test:faults` prints it. */
export function formatTable(results: readonly RunResult[]): string {
  const names = [...new Set(results.flatMap(({ plan }) => plan.faults.map(({ name }) => name)))].sort();
  const lines = names.map((name) => {
    const runs = results.filter(({ plan }) => plan.faults.some((fault) => fault.name === name));
    // The times after the healing are told of the fault that was healed last.
    const healedLast = runs.filter(({ plan }) => plan.faults.at(-1)?.name === name);
    const recoveries = sortBy(healedLast, 'recoveryMs');
    const deliveries = sortBy(healedLast, 'firstDeliveryMs');
    const count = (kind: 'lost' | 'doubled' | 'stuck'): number =>
      runs.reduce((sum, { broken }) => sum + broken[kind].length, 0);
    return [
      name,
      runs.length,
      count('lost'),
      count('doubled'),
      count('stuck'),
      runs.filter(hasBroken).length,
      ...medianAndWorst(deliveries, 'firstDeliveryMs'),
      ...medianAndWorst(recoveries, 'recoveryMs'),
      recoveries.at(-1)?.plan.seed ?? '-',
    ].map(String);
  });
  const scans = results.reduce((sum, result) => sum + result.scans, 0);
  const slowestAppendMs = Math.max(0, ...results.map((result) => result.slowestAppendMs));
  return [
    alignColumns([heading, ...lines]),
    `${scans} scans confirmed; the slowest confirmation took ${slowestAppendMs.toFixed(0)} ms`,
  ].join('\n');
}

const heading = [
  'fault',
  'runs',
  'lost',
  'doubled',
  'stuck',
  'failed',
  'first delivery',
  'worst',
  'recovery',
  'worst',
  'its seed',
];

type Duration = 'firstDeliveryMs' | 'recoveryMs';

/** Those that have the duration, the shortest first. */
function sortBy(results: readonly RunResult[], duration: Duration): RunResult[] {
  return results
    .filter((result) => Number.isFinite(result[duration]))
    .toSorted((one, other) => one[duration] - other[duration]);
}

function medianAndWorst(sorted: readonly RunResult[], duration: Duration): [string, string] {
  const tell = (result: RunResult | undefined): string =>
    result === undefined ? '-' : `${(result[duration] / 1_000).toFixed(1)} s`;
  return [tell(sorted[Math.floor(sorted.length / 2)]), tell(sorted.at(-1))];
}

/** Lines of cells as text; the first column is words, the others are figures. */
export function alignColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
