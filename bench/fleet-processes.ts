import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { MessageFromStations, MessageToStations, ShownConnection } from './fleet-messages';

/** Many stations in a few processes. */
export interface Fleet {
  /** Everything any station has shown about its connection, in the order of arrival. */
  shown(): readonly ShownConnection[];
  /** Stations that show "connected" now. */
  connectedCount(): number;
  stopScanningAndCountPending(): Promise<number>;
  /** Stops every station in order. */
  stop(): Promise<{ savedIds: string[]; refused: number }>;
  /** Ends what is left of the processes. */
  kill(): void;
}

/** How the fleet is made up. */
export interface FleetOptions {
  count: number;
  databaseUrl: string;
  folder: string;
  scanEveryMs: number;
}

const stationsPerProcess = 50;
const program = path.join(import.meta.dirname, 'fleet-stations.ts');

/** Starts the processes and their stations. */
export function startFleet({ count, databaseUrl, folder, scanEveryMs }: FleetOptions): Fleet {
  const shown: ShownConnection[] = [];
  const stateByStation = new Map<string, ShownConnection['state']>();
  const processes: ChildProcess[] = [];
  for (let firstNumber = 1; firstNumber <= count; firstNumber += stationsPerProcess) {
    const child = fork(program);
    child.on('message', (data) => {
      // Only the program forked here sends on this channel.
      const message = data as MessageFromStations;
      if (message.type !== 'shown') return;
      shown.push(message.shown);
      stateByStation.set(message.shown.stationName, message.shown.state);
    });
    processes.push(child);
    const ownCount = Math.min(stationsPerProcess, count - firstNumber + 1);
    send(child, { type: 'start', databaseUrl, folder, firstNumber, count: ownCount, scanEveryMs });
  }

  return {
    shown: () => shown,
    connectedCount: () => [...stateByStation.values()].filter((state) => state === 'connected').length,
    stopScanningAndCountPending: async () => {
      const answers = await Promise.all(processes.map((child) => ask(child, 'count-pending', 'pending')));
      return answers.reduce((sum, { pending }) => sum + pending, 0);
    },
    stop: async () => {
      const answers = await Promise.all(processes.map((child) => ask(child, 'stop', 'stopped')));
      return {
        savedIds: answers.flatMap(({ savedIds }) => savedIds),
        refused: answers.reduce((sum, { refused }) => sum + refused, 0),
      };
    },
    kill: () => {
      for (const child of processes) child.kill('SIGKILL');
    },
  };
}

function send(child: ChildProcess, message: MessageToStations): void {
  child.send(message);
}

/** Sends a message and waits for its answer; rejects when the process ends instead. */
function ask<Type extends MessageFromStations['type']>(
  child: ChildProcess,
  type: 'count-pending' | 'stop',
  answerType: Type,
): Promise<Extract<MessageFromStations, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => {
      reject(new Error(`A process of the fleet ended with code ${code ?? 'none'}.`));
    };
    const onMessage = (data: unknown): void => {
      const message = data as MessageFromStations;
      if (message.type !== answerType) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(message as Extract<MessageFromStations, { type: Type }>);
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
    send(child, { type });
  });
}
