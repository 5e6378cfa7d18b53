/** A claim a bench checks: a measured figure and the bound it must keep. */
export interface Target {
  /** What is claimed, in words. */
  claim: string;
  measured: number;
  atLeast?: number;
  atMost?: number;
}

/** What one bench found. */
export interface BenchReport {
  /** The first line names the columns. */
  table: readonly (readonly string[])[];
  /** The same as numbers, for programs; units are in the names. */
  figures: Readonly<Record<string, number>>;
  targets: readonly Target[];
}

/** One measurement, with its baselines in the same run. */
export interface Bench {
  name: string;
  /** What it measures, in one line. */
  about: string;
  /** `tell` reports progress to the person who waits. */
  run(tell: (line: string) => void): Promise<BenchReport>;
}

/** Whether a target is met; a figure that is no number meets none. */
export function isMet({
  measured,
  atLeast = Number.NEGATIVE_INFINITY,
  atMost = Number.POSITIVE_INFINITY,
}: Target): boolean {
  return measured >= atLeast && measured <= atMost;
}

/** The report as a person reads it. */
export function formatReport({ name, about }: Bench, { table, targets }: BenchReport): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const verdicts = targets.map((target) => {
    const bound =
      target.atLeast === undefined ? `at most ${target.atMost ?? ''}` : `at least ${target.atLeast}`;
    return `${isMet(target) ? 'met   ' : 'MISSED'} ${target.claim}: ${toFigure(target.measured)} (${bound})`;
  });
  return [`${name}: ${about}`, '', ...lines, '', ...verdicts].join('\n');
}

/** A figure with as many digits as a measurement deserves: 12,345 or 12.3 or 0.123. */
export function toFigure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** The middle value of a sample; NaN for an empty one. */
export function median(sample: readonly number[]): number {
  const sorted = sample.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
