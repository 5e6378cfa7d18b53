import path from 'node:path';
import { createTemporaryFolder } from '../support/temporary-folder';
import { createCrashStation, dataFolderName } from './crash-station';
import { recordSteps } from './run-life';
import type { CrashGround, CrashScenario } from './scenario';
import { countInName } from './step-name';

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
  const ofCreate = new Set<string>();
  const ofOpen = new Set<string>();
  const steps: CrashStep[] = [];
  for (const scenario of scenarios) {
    const passed = await rehearse(ground, scenario);
    const points = passed.filter((point) => countInName(point) <= scenario.mostAlike);
    const known = {
      nothing: new Set<string>(),
      open: ofOpen,
      create: new Set([...ofOpen, ...ofCreate]),
    }[scenario.startsLike];
    const isStart = scenario.from === 'start';
    const fresh = isStart ? points.filter((point) => !known.has(point)) : points;
    const seen = scenario.startsLike === 'nothing' ? ofCreate : ofOpen;
    if (isStart) for (const point of points) seen.add(point);
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
