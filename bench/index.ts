import { parseArgs } from 'node:util';
import { appendBench } from './append';
import { formatReport, isMet, type Bench, type BenchReport } from './bench';
import { coldStartBench } from './cold-start';
import { decoderBench } from './decoder';
import { drainBench } from './drain';
import { fleetBench } from './fleet';
import { inputBench } from './input';
import { searchBench } from './search';
import { recoveryBench } from './recovery';
import { startupBench } from './startup';

/*
 * `npm run bench -- [--only NAME] [--json]`: measurements, each beside its baselines in the same run. With --json the
 * last line of stdout is one JSON object. Exits with 1 when a target is missed.
 */

const benches: readonly Bench[] = [
  appendBench,
  startupBench,
  coldStartBench,
  searchBench,
  drainBench,
  fleetBench,
  decoderBench,
  inputBench,
  recoveryBench,
];

const { only, json } = readArguments();
const report: Record<string, BenchReport> = {};
for (const bench of benches) {
  if (only !== undefined && bench.name !== only) continue;
  const found = await bench.run((line) => process.stderr.write(`bench ${bench.name}: ${line}\n`));
  report[bench.name] = found;
  process.stdout.write(`${formatReport(bench, found)}\n\n`);
}
const isAllMet = Object.values(report).every(({ targets }) => targets.every(isMet));
if (json) process.stdout.write(`${JSON.stringify({ isAllMet, benches: toFigures(report) })}\n`);
process.exitCode = isAllMet ? 0 : 1;

function toFigures(reports: Readonly<Record<string, BenchReport>>): object {
  return Object.fromEntries(
    Object.entries(reports).map(([name, { figures, targets }]) => [
      name,
      { figures, targets: targets.map((target) => ({ ...target, isMet: isMet(target) })) },
    ]),
  );
}

function readArguments(): { only: string | undefined; json: boolean } {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const names = benches.map(({ name }) => name);
  if (values.only !== undefined && !names.includes(values.only)) {
    process.stderr.write(`bench: "${values.only}" is not one of ${names.join(', ')}.\n`);
    process.exit(2);
  }
  return { only: values.only, json: values.json };
}
