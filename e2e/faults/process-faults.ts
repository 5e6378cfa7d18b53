import { pause } from '../support/wait-until';
import type { Fault, InjectedFault } from './fault';
import { isCommitAnswer } from './protocol-faults';
import type { World } from './world';

/** Killed at any moment; the operator finds out when an answer does not come. */
async function killAtRandom({ agent, random }: World): Promise<InjectedFault> {
  const before = agent.kills();
  await pause(random() * 300);
  agent.kill();
  return { happened: () => agent.kills() > before && !agent.isRunning(), heal: () => agent.start() };
}

/** Every process of the station is killed at once: the window is gone too, and with it what it had not been answered. */
async function killStation({ agent, operator, random }: World): Promise<InjectedFault> {
  const before = agent.kills();
  await pause(random() * 300);
  operator.loseWindow();
  agent.kill();
  return { happened: () => agent.kills() > before && !agent.isRunning(), heal: () => agent.start() };
}

/** Killed when the server has committed a batch and before the agent hears of it. */
function killAfterCommit({ agent, proxy }: World): Promise<InjectedFault> {
  let isKilled = false;
  proxy.onPacket((packet) => {
    if (isKilled || !isCommitAnswer(packet)) return 'forward';
    isKilled = true;
    agent.kill();
    return 'cut-before';
  });
  return Promise.resolve({
    happened: () => isKilled && !agent.isRunning(),
    heal: async () => {
      await proxy.heal();
      if (!agent.isRunning()) await agent.start();
    },
  });
}

/** Faults of the station's own processes. */
export const processFaults: readonly Fault[] = [
  { name: 'agent-killed', family: 'process', inject: killAtRandom },
  { name: 'station-killed', family: 'process', inject: killStation },
  { name: 'agent-killed-after-commit', family: 'process', inject: killAfterCommit },
];
