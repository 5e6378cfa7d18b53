import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultShifts } from '../../src/shared/shift';
import { createAgentControl, type AgentControl } from '../faults/agent-control';
import type { FaultOrder } from '../faults/agent-messages';
import { stationConfiguration, type Lane } from '../faults/world';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import type { CrashStation } from './crash-station';
import type { CrashScenario } from './scenario';

/** Where lives are lived: a database server, and the agent as one file. */
export interface CrashGround {
  lane: Lane;
  agentFile: string;
}

/** An agent on the station's folder, not yet started. */
export function createCrashAgent(
  { lane, agentFile }: CrashGround,
  { dataFolder }: CrashStation,
  hasDatabase: boolean,
): AgentControl {
  const configuration = stationConfiguration(lane, { dataFolder, connectionLimit: 2 });
  const database = hasDatabase ? configuration.database : null;
  return createAgentControl({ ...configuration, database, shifts: defaultShifts }, { file: agentFile });
}

/** Lives once through a scenario unharmed and answers the points it passes, in order. */
export async function recordSteps(
  ground: CrashGround,
  station: CrashStation,
  scenario: CrashScenario,
): Promise<string[]> {
  const agent = await live(ground, station, scenario, { type: 'record-steps' });
  // Its orderly end is a scenario of its own.
  const steps = [...agent.steps()];
  if (agent.isRunning()) await agent.stop();
  return steps;
}

/** Lives until the agent dies at `step`; throws when it did not die there. */
export async function dieAt(
  ground: CrashGround,
  station: CrashStation,
  scenario: CrashScenario,
  step: string,
): Promise<void> {
  const evidence = createTemporaryFolder('crash-evidence');
  const evidenceFile = path.join(evidence.folder, 'step.txt');
  try {
    const agent = await live(ground, station, scenario, { type: 'kill-at', step, evidenceFile });
    try {
      await waitUntil(`the agent died ${step}`, () => !agent.isRunning());
    } finally {
      if (agent.isRunning()) agent.kill();
    }
    const found = existsSync(evidenceFile) ? readFileSync(evidenceFile, 'utf8') : 'nowhere known';
    if (found !== step) throw new Error(`It died ${found}. ${agent.log().slice(-3).join('\n')}`);
  } finally {
    evidence.remove();
  }
}

async function live(
  ground: CrashGround,
  station: CrashStation,
  scenario: CrashScenario,
  order: FaultOrder,
): Promise<AgentControl> {
  scenario.prepare(station);
  const agent = createCrashAgent(ground, station, scenario.hasDatabase);
  if (scenario.from === 'start') await agent.startUnder(order);
  else {
    await agent.start();
    agent.order(order);
  }
  if (agent.isRunning()) await scenario.provoke(station, agent);
  return agent;
}
