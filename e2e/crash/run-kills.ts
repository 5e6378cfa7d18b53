import path from 'node:path';
import { createSeededRandom } from '../support/seeded-random';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { checkOutbox } from './check-outbox';
import { compareDelivered } from './compare-delivered';
import type { CrashStep } from './crash-steps';
import { createCrashStation, dataFolderName, type CrashStation } from './crash-station';
import { createCrashAgent, dieAt, type CrashGround } from './run-life';

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

/** Drains longest on a busy machine. */
const drainTimeoutMs = 60_000;

/** The steps of the station with this seed: consecutive seeds go round all of them evenly. */
export function planKills(steps: readonly CrashStep[], seed: number): CrashStep[] {
  const order = createSeededRandom(0x5ca1ab1e);
  const shuffled = steps
    .map((step) => ({ step, place: order() }))
    .sort((one, other) => one.place - other.place)
    .map(({ step }) => step);
  return Array.from({ length: killsPerStation }, (_, index) => {
    const step = shuffled[(seed * killsPerStation + index) % shuffled.length];
    if (step === undefined) throw new Error('There is no step to die at.');
    return step;
  });
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
  let side: CrashStation | null = null;
  try {
    await ground.lane.clean();
    main.store([main.nextScan()]);
    for (const [index, step] of steps.entries()) {
      if (step.scenario.isOnNewFolder)
        side = createCrashStation(path.join(home.folder, `side-${index}`, dataFolderName), random);
      const station = step.scenario.isOnNewFolder && side !== null ? side : main;
      await dieAt(ground, station, step.scenario, step.point);
      result.killedAt.push(step.name);
      result.broken.push(...checkOutbox(station).map((sentence) => `${step.name}: ${sentence}`));
    }
    for (const station of side === null ? [main] : [main, side]) {
      await deliverAll(ground, station);
      result.broken.push(...(await compareDelivered(ground.lane, station)), ...checkOutbox(station));
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

/** Repeats what was not answered, sends the refused ones again, and waits until nothing is pending. */
async function deliverAll(ground: CrashGround, station: CrashStation): Promise<void> {
  station.finishInput();
  const agent = createCrashAgent(ground, station, true);
  await agent.start();
  try {
    await waitUntil('nothing is pending', async () => (await agent.status())?.backlog === 0, {
      timeoutMs: drainTimeoutMs,
    });
    await agent.stop();
  } finally {
    if (agent.isRunning()) agent.kill();
  }
}
