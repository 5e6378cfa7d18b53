import { startAgent, type Agent } from '../../src/main/agent/agent';
import { parseDatabaseUrl } from '../../src/main/agent/destination/settings';
import type { AgentConfiguration } from '../../src/main/agent/protocol';
import { relaySettingsSchema } from '../../src/main/agent/relay/settings';
import type { MessagePortLike } from '../../src/main/agent/window-port';
import { systemClock } from '../../src/main/clock';
import type { Clock } from '../../src/shared/clock';
import type { AgentMessage, AgentRequestName, AgentRequests } from '../../src/shared/ipc';
import { defaultShifts } from '../../src/shared/shift';
import type { StationStatus } from '../../src/shared/status';
import { fgQuality } from '../../src/shared/ready-workflows';
import { waitUntil } from './wait-until';

/** A whole agent in this process, as a window sees it: over its port. */
export interface AgentStation {
  /** Answered before it returns; throws what the agent answers as an error. */
  ask<Name extends AgentRequestName>(
    name: Name,
    ...parameters: Parameters<AgentRequests[Name]>
  ): ReturnType<AgentRequests[Name]>;
  status(): StationStatus;
  /** Waits until the status is as wanted. */
  until(what: string, holds: (status: StationStatus) => boolean): Promise<void>;
  /** Everything it logged, a line each. */
  log(): readonly string[];
  stop(): Promise<void>;
}

/** How it is started. */
export interface AgentStationOptions {
  dataFolder: string;
  /** Undefined: no database is configured. */
  databaseUrl?: string | undefined;
  clock?: Clock;
  /** Further settings of the agent. */
  configuration?: Pick<AgentConfiguration, 'signIn' | 'reference' | 'secondCopy' | 'metrics'>;
}

/** Starts an agent that delivers every 200 ms. */
export function startAgentStation({
  dataFolder,
  databaseUrl,
  clock = systemClock,
  configuration = {},
}: AgentStationOptions): AgentStation {
  const log: string[] = [];
  const agent: Agent = startAgent(
    {
      dataFolder,
      stationName: 'LINE-1',
      version: '0.0.0',
      database: databaseUrl === undefined ? null : parseDatabaseUrl(databaseUrl),
      relay: relaySettingsSchema.parse({ intervalMs: 200 }),
      shifts: defaultShifts,
      workflows: [fgQuality],
      ...configuration,
    },
    {
      clock,
      log: (level, text, details) => log.push(`${level} ${text} ${JSON.stringify(details ?? {})}`),
    },
  );
  let deliver: (data: unknown) => void = () => undefined;
  let answered: AgentMessage | null = null;
  const port: MessagePortLike = {
    postMessage: (message) => {
      if (!('event' in message)) answered = message;
    },
    onMessage: (listener) => {
      deliver = listener;
    },
    onClose: () => undefined,
    close: () => undefined,
  };
  agent.attachWindow(port);

  const station: AgentStation = {
    ask: (name, ...parameters) => {
      answered = null;
      deliver({ id: 1, request: name, arguments: parameters });
      const answer = answered as AgentMessage | null;
      if (answer === null || 'event' in answer) throw new Error(`"${name}" was not answered.`);
      if (!answer.ok) throw new Error(answer.error);
      // The map of requests pairs answer and request; both ends are built together.
      return answer.value as ReturnType<AgentRequests[typeof name]>;
    },
    status: () => station.ask('get-status'),
    until: (what, holds) => waitUntil(what, () => holds(station.status()), { timeoutMs: 60_000 }),
    log: () => log,
    stop: async () => {
      await agent.stop(5_000);
    },
  };
  return station;
}
