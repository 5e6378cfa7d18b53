import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { startAgent } from '../../src/main/agent/agent';
import type { AgentConfiguration } from '../../src/main/agent/protocol';
import { systemClock } from '../../src/main/clock';
import type {
  AgentAnswerEnvelope,
  AgentMessage,
  AgentRequestName,
  AgentRequests,
} from '../../src/shared/ipc';
import { createTemporaryFolder } from './temporary-folder';

/** A whole agent as a window sees it: over its port. */
export interface AgentWindow {
  /** Rejects with the agent's words when it refuses. */
  ask<Name extends AgentRequestName>(
    name: Name,
    ...parameters: Parameters<AgentRequests[Name]>
  ): Promise<ReturnType<AgentRequests[Name]>>;
  /** Stops the agent and removes its folder. */
  stop(): Promise<void>;
}

/** Starts an agent in this process, with a data folder of its own. */
export function openAgentWindow(configuration: Omit<AgentConfiguration, 'dataFolder'>): AgentWindow {
  const home = createTemporaryFolder('agent');
  const agent = startAgent(
    { ...configuration, dataFolder: home.folder },
    { clock: systemClock, log: () => undefined },
  );
  const { port1, port2 } = new MessageChannel();
  agent.attachWindow({
    postMessage: (message) => {
      port2.postMessage(message);
    },
    onMessage: (listener) => port2.on('message', listener),
    onClose: (listener) => port2.on('close', listener),
    close: () => {
      port2.close();
    },
  });
  let lastId = 0;
  return {
    ask: async (name, ...parameters) => {
      lastId += 1;
      port1.postMessage({ id: lastId, request: name, arguments: parameters });
      const answer = await answerTo(port1, lastId);
      if (!answer.ok) throw new Error(answer.error);
      return answer.value as ReturnType<AgentRequests[typeof name]>;
    },
    stop: async () => {
      await agent.stop(5_000);
      port1.close();
      home.remove();
    },
  };
}

async function answerTo(port: MessagePort, id: number): Promise<AgentAnswerEnvelope> {
  for (;;) {
    const [message] = (await once(port, 'message')) as [AgentMessage];
    if (!('event' in message) && message.id === id) return message;
  }
}
