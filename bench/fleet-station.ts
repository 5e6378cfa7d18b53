import path from 'node:path';
import { sampleScan } from '../e2e/support/sample-scans';
import { startAgent, type Agent } from '../src/main/agent/agent';
import { parseDatabaseUrl } from '../src/main/agent/destination/settings';
import { relaySettingsSchema } from '../src/main/agent/relay/settings';
import type { MessagePortLike } from '../src/main/agent/window-port';
import { systemClock } from '../src/main/clock';
import type { AgentMessage, AgentRequestEnvelope, AppendAnswer } from '../src/shared/ipc';
import { defaultShifts } from '../src/shared/shift';
import type { ConnectionStatus, StationStatus } from '../src/shared/status';
import { fgQuality } from '../src/shared/ready-workflows';

/** A station without a window: the real agent with all its defaults, and a simulated operator at its port. */
export interface FleetStation {
  pending(): number;
  stopScanning(): void;
  stop(): Promise<void>;
}

/** What a fleet station needs, and whom it tells. */
export interface FleetStationOptions {
  stationName: string;
  folder: string;
  databaseUrl: string;
  /** Mean pause between two scans; each is spread by half to both sides. */
  scanEveryMs: number;
  onShown(connection: ConnectionStatus): void;
  onSaved(scanId: string): void;
  onRefused(): void;
}

/** Milliseconds an agent has to end. */
const stopDeadlineMs = 10_000;

/** Starts the station; its first scan comes within `scanEveryMs`. */
export function startFleetStation(options: FleetStationOptions): FleetStation {
  const agent: Agent = startAgent(
    {
      dataFolder: path.join(options.folder, options.stationName),
      stationName: options.stationName,
      version: 'bench',
      database: parseDatabaseUrl(options.databaseUrl),
      relay: relaySettingsSchema.parse({}),
      shifts: defaultShifts,
      workflows: [fgQuality],
    },
    { clock: systemClock, log: () => undefined },
  );
  let status: StationStatus | null = null;
  let ask: (request: AgentRequestEnvelope) => void = () => undefined;
  let requests = 0;
  const scanIdByRequest = new Map<number, string>();

  const port: MessagePortLike = {
    postMessage: receive,
    onMessage: (listener) => {
      ask = listener;
    },
    onClose: () => undefined,
    close: () => undefined,
  };
  agent.attachWindow(port);
  askForStatus();
  let cancelScan = systemClock.schedule(systemClock.random() * options.scanEveryMs, scan);

  /** Answered before it returns: a status that is told by itself may be a moment old. */
  function askForStatus(): void {
    ask({ id: 0, request: 'get-status', arguments: [] });
  }

  function receive(message: AgentMessage): void {
    if ('event' in message) {
      if (message.event === 'status') show(message.payload);
      return;
    }
    if (!message.ok) throw new Error(`The agent refuses a request: ${message.error}`);
    const scanId = scanIdByRequest.get(message.id);
    // The map of requests pairs answer and request; both ends are built together.
    if (scanId === undefined) show(message.value as StationStatus);
    else if ((message.value as AppendAnswer).outcome === 'saved') options.onSaved(scanId);
    else options.onRefused();
  }

  function show(shown: StationStatus): void {
    status = shown;
    options.onShown(shown.connection);
  }

  function scan(): void {
    const item = sampleScan(Math.floor(systemClock.random() * 100_000_000));
    requests += 1;
    scanIdByRequest.set(requests, item.scanId);
    ask({ id: requests, request: 'append', arguments: [item] });
    cancelScan = systemClock.schedule(options.scanEveryMs * (0.5 + systemClock.random()), scan);
  }

  return {
    pending: () => {
      askForStatus();
      if (status === null) throw new Error('The agent does not tell its status.');
      return status.backlog;
    },
    stopScanning: () => {
      cancelScan();
    },
    stop: async () => {
      cancelScan();
      await agent.stop(stopDeadlineMs);
    },
  };
}
