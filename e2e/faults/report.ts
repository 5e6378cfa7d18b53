import { hasBroken, type RunResult } from './run-faults';

/** One line per fault, as `npm run test:faults` prints it. */
export function formatTable(results: readonly RunResult[]): string {
  const names = [...new Set(results.flatMap(({ plan }) => plan.faults.map(({ name }) => name)))].sort();
  const lines = names.map((name) => {
    const runs = results.filter(({ plan }) => plan.faults.some((fault) => fault.name === name));
    // The time to recover is told of the fault that was healed last.
    const recoveries = runs
      .filter(({ plan }) => plan.faults.at(-1)?.name === name)
      .map(({ recoveryMs }) => recoveryMs);
    const count = (kind: 'lost' | 'doubled' | 'stuck'): number =>
      runs.reduce((sum, { broken }) => sum + broken[kind].length, 0);
    return [
      name,
      runs.length,
      count('lost'),
      count('doubled'),
      count('stuck'),
      runs.filter(hasBroken).length,
      seconds(median(recoveries)),
      seconds(Math.max(...recoveries)),
    ].map(String);
  });
  const scans = results.reduce((sum, result) => sum + result.scans, 0);
  const slowestAppendMs = Math.max(0, ...results.map((result) => result.slowestAppendMs));
  return [
    alignColumns([heading, ...lines]),
    `${scans} scans confirmed; the slowest confirmation took ${slowestAppendMs.toFixed(0)} ms`,
  ].join('\n');
}

const heading = ['fault', 'runs', 'lost', 'doubled', 'stuck', 'failed', 'recovery median', 'worst'];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function seconds(durationMs: number): string {
  return Number.isFinite(durationMs) ? `${(durationMs / 1_000).toFixed(1)} s` : '-';
}

function alignColumns(lines: readonly string[][]): string {
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
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
