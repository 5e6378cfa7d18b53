import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultShifts } from '../../src/shared/shift';
import { createAgentControl, type AgentControl } from '../faults/agent-control';
import type { FaultOrder } from '../faults/agent-messages';
import { fewestDays } from '../../src/main/agent/retention/settings';
import { stationConfiguration } from '../faults/world';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import type { CrashStation } from './crash-station';
import type { CrashGround, CrashScenario } from './scenario';

/** An agent on the station's folder, not yet started. */
export function createCrashAgent(
  { lane, agentFile }: CrashGround,
  station: CrashStation,
  hasDatabase: boolean,
): AgentControl {
  const configuration = stationConfiguration(lane, { dataFolder: station.dataFolder, connectionLimit: 2 });
  const database = hasDatabase ? configuration.database : null;
  const secondCopy =
    station.stick === null ? null : { folder: station.stick.folder, restoreEveryMinutes: 30 };
  const retention = { days: fewestDays, maximumMegabytes: null };
  return createAgentControl(
    { ...configuration, database, shifts: defaultShifts, retention, secondCopy },
    { file: agentFile },
  );
}

/** Drains longest on a busy machine. */
const drainTimeoutMs = 60_000;

/** Has an agent that nothing happens to deliver everything that is pending. */
export async function deliverAll(ground: CrashGround, station: CrashStation): Promise<void> {
  const agent = createCrashAgent(ground, station, true);
  await agent.start();
  try {
    // A scan that is delivered is promised on no other disk.
    station.stick?.promised.clear();
    await waitUntil('nothing is pending, unread or behind', () => isSettled(agent), {
      timeoutMs: drainTimeoutMs,
    });
    await agent.stop();
  } finally {
    if (agent.isRunning()) agent.kill();
  }
}

async function isSettled(agent: AgentControl): Promise<boolean> {
  const status = await agent.status();
  if (status?.backlog !== 0 || status.secondCopy.state === 'behind') return false;
  return status.salvages.every(({ state }) => state === 'done');
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
  await scenario.prepare(station, ground);
  const agent = createCrashAgent(ground, station, scenario.hasDatabase);
  if (scenario.from === 'start') await agent.startUnder(order);
  else {
    await agent.start();
    agent.order(order);
  }
  if (agent.isRunning()) await scenario.provoke(station, agent);
  return agent;
}
