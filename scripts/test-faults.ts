import { parseArgs } from 'node:util';
import {
  describeCrashFailure,
  formatCrashTable,
  runCrashSuite,
  UnknownStepError,
} from '../e2e/crash/crash-suite';
import { describePowerCutFailure, formatPowerCutTable, runPowerCuts } from '../e2e/crash/power-cut-suite';
import { allFaults } from '../e2e/faults/catalogue';
import type { Fault } from '../e2e/faults/fault';
import { openLanePool } from '../e2e/faults/lane-pool';
import { hasBroken, promiseNames, type RunResult } from '../e2e/faults/run-faults';
import { formatTable } from '../e2e/faults/report';
import { planRuns } from '../e2e/faults/plan-runs';

/*
 * `npm run test:faults -- --runs N --seed S [--only NAME|FAMILY|outbox|power-cut,…] [--lanes N] [--backlog N] [--step TEXT]`: the fault
 * matrix; the crash suite of the outbox, whose runs are kills; and power cuts. Every run draws its scans and faults from
 * its seed; a run that fails prints how to repeat it alone. `--step`: the crash suite also dies at each step that holds TEXT.
 */

/** The crash suite: the agent killed at every step of everything it does to its files. */
const outboxSuite = 'outbox';
/** Each of its steps, some seven hundred, gets three kills or more. */
const outboxKills = 2_200;

/** What the disk may hold after the power was cut. */
const powerCutSuite = 'power-cut';
const powerCuts = 600;

const { runs, seed, lanes, faults, suites, backlogCount, step } = readArguments();
let failed = 0;
if (faults.length > 0) failed += await runMatrix();
if (suites.includes(outboxSuite)) failed += await runOutbox();
if (suites.includes(powerCutSuite)) failed += await runPowerCutSuite();
// Not left to Node: a thread of the bundler once kept it tidying up for ever after everything was told.
process.exit(failed === 0 ? 0 : 1);

async function runMatrix(): Promise<number> {
  const plans = planRuns({ runs: runs ?? allFaults.length, seed, faults, isShort: false, backlogCount });
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
  return report(formatTable(results), results.length, results.filter(hasBroken).length);
}

async function runOutbox(): Promise<number> {
  const result = await runCrashSuite({
    kills: runs ?? outboxKills,
    seed,
    lanes,
    ...(step === undefined ? {} : { alsoAt: step }),
    onResult: (station) => {
      if (station.broken.length > 0) process.stdout.write(`${describeCrashFailure(station, step)}\n`);
    },
  }).catch((error: unknown) => {
    if (error instanceof UnknownStepError) return refuse(error.message);
    throw error;
  });
  const broken = result.results.filter((station) => station.broken.length > 0);
  return report(formatCrashTable(result), result.results.length, broken.length);
}

async function runPowerCutSuite(): Promise<number> {
  const options = { cuts: runs ?? powerCuts, seed };
  const results = await runPowerCuts(options);
  const broken = results.filter((session) => session.broken.length > 0);
  for (const session of broken) process.stdout.write(`${describePowerCutFailure(session, options)}\n`);
  return report(formatPowerCutTable(results), results.length, broken.length);
}

function report(table: string, count: number, failures: number): number {
  process.stdout.write(`\n${table}\n\n${count - failures} passed, ${failures} failed\n`);
  return failures;
}

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

interface Arguments {
  /** Null: each suite's own number. */
  runs: number | null;
  seed: number;
  lanes: number;
  faults: readonly Fault[];
  suites: readonly string[];
  /** Scans that come together in a long outage; null: the fault's own number. */
  backlogCount: number | null;
  /** Text of steps that the crash suite dies at besides. */
  step: string | undefined;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      lanes: { type: 'string', default: '3' },
      only: { type: 'string' },
      backlog: { type: 'string' },
      step: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',');
  const faults = allFaults.filter(
    ({ name, family }) => wanted === undefined || wanted.includes(name) || wanted.includes(family),
  );
  const suites = [outboxSuite, powerCutSuite].filter((name) => wanted?.includes(name) ?? true);
  if (faults.length === 0 && suites.length === 0)
    return refuse(`there is no fault or family "${values.only ?? ''}"`);
  if (values.step !== undefined && !suites.includes(outboxSuite))
    return refuse(
      `--step is for the crash suite; name it as well: --only ${values.only ?? ''},${outboxSuite}`,
    );
  return {
    runs: values.runs === undefined ? null : wholeNumber('runs', values.runs, 1),
    seed: wholeNumber('seed', values.seed, 0),
    lanes: wholeNumber('lanes', values.lanes, 1),
    faults,
    suites,
    backlogCount: values.backlog === undefined ? null : wholeNumber('backlog', values.backlog, 1),
    step: values.step,
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
