import { openLanePool } from '../faults/lane-pool';
import { alignColumns } from '../faults/report';
import { bundleAgent } from './bundle-agent';
import { findCrashSteps, type CrashStep } from './crash-steps';
import { killsPerStation, planKills, runKills, type KillsResult } from './run-kills';
import { crashScenarios } from './scenarios';

/** What a run of the suite does. */
export interface CrashSuiteOptions {
  /** Rounded up to whole stations. */
  kills: number;
  /** Seed of the first station; each further one has the next. */
  seed: number;
  /** Stations that live side by side, each with a server of its own. */
  lanes: number;
  /** Steps whose point holds this text are died at whatever the plan says, once each, at one more station of the first seed. */
  alsoAt?: string;
  onResult?: (result: KillsResult) => void;
}

/** What it came to. */
export interface CrashSuiteResult {
  steps: readonly CrashStep[];
  results: readonly KillsResult[];
}

/** Kills agents at every step of everything they do to their files, and has an oracle look at what is left. */
export async function runCrashSuite({
  kills,
  seed,
  lanes,
  alsoAt,
  onResult,
}: CrashSuiteOptions): Promise<CrashSuiteResult> {
  const agent = await bundleAgent();
  const stations = Math.ceil(kills / killsPerStation);
  const pool = await openLanePool(Math.min(lanes, stations));
  try {
    const ground = { agentFile: agent.file };
    const steps = await pool.withLane(
      (lane) => findCrashSteps({ ...ground, lane }, crashScenarios),
      () => false,
    );
    const plans = Array.from({ length: stations }, (_, index) => ({
      seed: seed + index,
      deaths: planKills(steps, seed + index),
    }));
    if (alsoAt !== undefined) plans.push({ seed, deaths: stepsAt(steps, alsoAt) });
    const results = await Promise.all(
      plans.map(async (plan) => {
        const result = await pool.withLane(
          (lane) => runKills({ ...ground, lane }, plan.seed, plan.deaths),
          ({ broken }) => broken.length > 0,
        );
        onResult?.(result);
        return result;
      }),
    );
    return { steps, results };
  } finally {
    await pool.close();
    agent.remove();
  }
}

/** No point of a step holds the text that was asked for. */
export class UnknownStepError extends Error {
  override name = 'UnknownStepError';
}

/** The steps whose point holds `text`; throws `UnknownStepError` when there is none. */
export function stepsAt(steps: readonly CrashStep[], text: string): CrashStep[] {
  const found = steps.filter(({ point }) => point.includes(text));
  if (found.length === 0)
    throw new UnknownStepError(`none of the ${steps.length} steps of the agent holds "${text}"`);
  return found;
}

/** A line for each step, and their sum. */
export function formatCrashTable({ steps, results }: CrashSuiteResult): string {
  const counts = new Map(steps.map(({ name }) => [name, 0]));
  for (const name of results.flatMap(({ killedAt }) => killedAt))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const lines = [...counts].map(([name, count]) => [name, String(count)]);
  const kills = results.reduce((sum, { killedAt }) => sum + killedAt.length, 0);
  const saved = results.reduce((sum, result) => sum + result.saved, 0);
  return [
    alignColumns([['step', 'kills'], ...lines]),
    `${kills} kills at ${steps.length} steps, each at least ${Math.min(...counts.values())} times; ` +
      `${saved} entries saved and counted at ${results.length} stations`,
  ].join('\n');
}

/** What went wrong at a station, and how to see it again; `alsoAt` as in the options of its run. */
export function describeCrashFailure({ seed, broken }: KillsResult, alsoAt?: string): string {
  const step = alsoAt === undefined ? '' : ` --step ${alsoAt}`;
  return [
    `FAILED: npm run test:faults -- --only outbox --runs ${killsPerStation} --seed ${seed}${step}`,
    ...broken.slice(0, 12).map((sentence) => `    ${sentence}`),
  ].join('\n');
}
