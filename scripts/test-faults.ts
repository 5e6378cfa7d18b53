import { parseArgs } from 'node:util';
import { allFaults } from '../e2e/faults/catalogue';
import type { Fault } from '../e2e/faults/fault';
import { openLanePool } from '../e2e/faults/lane-pool';
import { hasBroken, promiseNames, type RunResult } from '../e2e/faults/run-faults';
import { formatTable } from '../e2e/faults/report';
import { planRuns } from '../e2e/faults/plan-runs';

/*
 * `npm run test:faults -- --runs N --seed S [--only NAME|FAMILY,…] [--lanes N]`: the fault matrix. Every run draws its
 * scans and faults from its seed; a run that fails prints how to repeat it alone.
 */

const { runs, seed, lanes, faults } = readArguments();
const plans = planRuns({ runs, seed, faults, isShort: false });
const results: RunResult[] = [];

const pool = await openLanePool(Math.min(lanes, plans.length));
await Promise.all(
  plans.map(async (plan) => {
    const result = await pool.run(plan);
    results.push(result);
    if (hasBroken(result)) process.stdout.write(`${describeFailure(result)}\n`);
  }),
);
await pool.close();

const failed = results.filter(hasBroken);
process.stdout.write(
  `\n${formatTable(results)}\n\n${results.length - failed.length} passed, ${failed.length} failed\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

function describeFailure({ plan, broken }: RunResult): string {
  const names = plan.faults.map(({ name }) => name).join(' then ');
  const [first] = plan.faults;
  const lines = promiseNames.flatMap((promise) =>
    broken[promise].slice(0, 12).map((sentence) => `    ${promise}: ${sentence}`),
  );
  return [
    `FAILED ${names}: npm run test:faults -- --runs 1 --seed ${plan.seed} --only ${first?.name ?? ''}`,
    ...lines,
  ].join('\n');
}

function readArguments(): { runs: number; seed: number; lanes: number; faults: readonly Fault[] } {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: String(allFaults.length) },
      seed: { type: 'string', default: '1' },
      lanes: { type: 'string', default: '3' },
      only: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',');
  const chosen = allFaults.filter(
    ({ name, family }) => wanted === undefined || wanted.includes(name) || wanted.includes(family),
  );
  if (chosen.length === 0) return refuse(`there is no fault or family "${values.only ?? ''}"`);
  return {
    runs: wholeNumber('runs', values.runs, 1),
    seed: wholeNumber('seed', values.seed, 0),
    lanes: wholeNumber('lanes', values.lanes, 1),
    faults: chosen,
  };
}

function wholeNumber(name: string, text: string, minimum: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  return refuse(`--${name} ${text} is not a whole number of at least ${minimum}`);
}

function refuse(reason: string): never {
  process.stderr.write(`test:faults: ${reason}.\n`);
  return process.exit(2);
}
