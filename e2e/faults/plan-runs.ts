import { createSeededRandom } from '../support/seeded-random';
import { allFaults } from './catalogue';
import type { Fault } from './fault';
import type { RunPlan } from './run-faults';

/** What runs are planned from. */
export interface PlanOptions {
  runs: number;
  seed: number;
  /** Each of them leads as many runs as any other, give or take one. */
  faults: readonly Fault[];
  isShort: boolean;
  /** Scans that come together in a long outage; left out: as many as the fault itself thinks right. */
  backlogCount?: number | null;
}

/**
 * Plans runs: the leading fault goes round, in seeded order; what else happens hangs on the run's own seed, which is
 * `seed` for the first run and one more for each further one. So a run is repeated alone by its seed and its fault.
 */
export function planRuns({ runs, seed, faults, isShort, backlogCount = null }: PlanOptions): RunPlan[] {
  const order = shuffle(faults, createSeededRandom(seed));
  return Array.from({ length: runs }, (_, index) => {
    const leading = order[index % order.length];
    if (leading === undefined) throw new Error('There is no fault to plan with.');
    const runSeed = seed + index;
    return {
      seed: runSeed,
      faults: [leading, ...secondFault(leading, runSeed)],
      isShort,
      isMapped: isMappedRun(runSeed),
      backlogCount,
    };
  });
}

/**
 * Every other run suffers a second fault while it recovers from the first. Consecutive seeds go round all kinds, so that
 * none is left out.
 */
function secondFault(leading: Fault, runSeed: number): Fault[] {
  if (runSeed % 2 !== 0) return [];
  const second = allFaults[(runSeed / 2) % allFaults.length];
  return second === undefined || second === leading ? [] : [second];
}

/** In one run of three the workflow is mapped onto an existing table. */
function isMappedRun(runSeed: number): boolean {
  return createSeededRandom(runSeed ^ 0x7ab1e)() < 1 / 3;
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
