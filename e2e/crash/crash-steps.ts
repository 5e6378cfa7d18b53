import path from 'node:path';
import { createTemporaryFolder } from '../support/temporary-folder';
import { createCrashStation, dataFolderName } from './crash-station';
import { recordSteps } from './run-life';
import type { CrashGround, CrashScenario } from './scenario';

/** A named moment at which the agent can be killed. */
export interface CrashStep {
  scenario: CrashScenario;
  /** The point's name within the scenario. */
  point: string;
  /** Both, as the report names it. */
  name: string;
}

/** Finds every step of the scenarios by living through each once unharmed. */
export async function findCrashSteps(
  ground: CrashGround,
  scenarios: readonly CrashScenario[],
): Promise<CrashStep[]> {
  const known = new Set<string>();
  const steps: CrashStep[] = [];
  for (const scenario of scenarios) {
    const points = await rehearse(ground, scenario);
    // A start on a file that is there does what is a scenario of its own as well; it is killed there once.
    const isOrdinaryStart = scenario.from === 'start' && (!scenario.isOnNewFolder || scenario.hasDatabase);
    const fresh = isOrdinaryStart ? points.filter((point) => !known.has(point)) : points;
    if (isOrdinaryStart) for (const point of points) known.add(point);
    if (fresh.length === 0) throw new Error(`"${scenario.name}" passes no point: it was not provoked.`);
    steps.push(...fresh.map((point) => ({ scenario, point, name: `${scenario.name}: ${point}` })));
  }
  return steps;
}

async function rehearse(ground: CrashGround, scenario: CrashScenario): Promise<string[]> {
  const home = createTemporaryFolder('rehearsal');
  try {
    const station = createCrashStation(path.join(home.folder, dataFolderName), () => 0.99);
    if (!scenario.isOnNewFolder) station.store([station.nextScan()]);
    return await recordSteps(ground, station, scenario);
  } finally {
    home.remove();
  }
}
