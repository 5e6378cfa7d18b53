import path from 'node:path';
import { createSeededRandom } from '../support/seeded-random';
import { createTemporaryFolder } from '../support/temporary-folder';
import { checkOutbox } from './check-outbox';
import { compareDelivered } from './compare-delivered';
import type { CrashStep } from './crash-steps';
import { checkStick } from './stick';
import { createCrashStation, dataFolderName, type CrashStation } from './crash-station';
import { deliverAll, dieAt } from './run-life';
import type { CrashGround } from './scenario';

/** So many kills a station suffers before everything it saved is delivered and counted. */
export const killsPerStation = 20;

/** What a station's lives came to. */
export interface KillsResult {
  seed: number;
  /** Names of the steps at which it was killed, in order. */
  killedAt: string[];
  /** Sentences; empty when every promise was kept. */
  broken: string[];
  saved: number;
}

/**
 * The steps of the station with this seed: consecutive seeds go round all of them evenly, and those of each scenario lie evenly
 * on the way, so that a short run is killed in every scenario that has a fair share of the steps.
 */
export function planKills(steps: readonly CrashStep[], seed: number): CrashStep[] {
  const order = createSeededRandom(0x5ca1ab1e);
  const shuffled = [...new Set(steps.map(({ scenario }) => scenario))]
    .map((scenario) => steps.filter((step) => step.scenario === scenario))
    .flatMap((alike) =>
      shuffle(alike, order).map((step, index) => ({ step, place: (index + order()) / alike.length })),
    )
    .sort((one, other) => one.place - other.place)
    .map(({ step }) => step);
  return Array.from({ length: killsPerStation }, (_, index) => {
    const step = shuffled[(seed * killsPerStation + index) % shuffled.length];
    if (step === undefined) throw new Error('There is no step to die at.');
    return step;
  });
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Kills one station's agent at each of these steps, checks what is left each time, and delivers it in the end. */
export async function runKills(
  ground: CrashGround,
  seed: number,
  steps: readonly CrashStep[],
): Promise<KillsResult> {
  const home = createTemporaryFolder('crash');
  const random = createSeededRandom(seed);
  const main = createCrashStation(path.join(home.folder, 'main', dataFolderName), random);
  const result: KillsResult = { seed, killedAt: [], broken: [], saved: 0 };
  /** Stations of one kill each; the last of those that need not be delivered, and all others, are compared with the database. */
  const sides = new Map<string, CrashStation>();
  try {
    await ground.lane.clean();
    main.store([main.nextScan()]);
    for (const [index, step] of steps.entries()) {
      const station = step.scenario.isOnNewFolder
        ? createCrashStation(path.join(home.folder, `side-${index}`, dataFolderName), random)
        : main;
      if (station !== main) sides.set(step.scenario.isDelivered ? `side-${index}` : 'last', station);
      await dieAt(ground, station, step.scenario, step.point);
      result.killedAt.push(step.name);
      const broken = [...checkOutbox(station), ...(await checkStick(station))];
      result.broken.push(...broken.map((sentence) => `${step.name}: ${sentence}`));
    }
    for (const station of [main, ...sides.values()]) {
      station.finishInput();
      await deliverAll(ground, station);
      const undelivered = await compareDelivered(ground.lane, station);
      result.broken.push(...undelivered, ...checkOutbox(station), ...(await checkStick(station)));
      result.saved += station.oracle.savedCount();
    }
  } catch (error) {
    const last = result.killedAt.at(-1) ?? 'none';
    result.broken.push(
      `after ${last}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  } finally {
    home.remove();
  }
  return result;
}
