import type { MessagePortMain, ParentPort } from 'electron';
import type { Log } from '../../shared/log';
import type { StationStatus } from '../../shared/status';
import { systemClock } from '../clock';
import { examineDatabase, goBack, startAgent, type Agent } from './agent';
import type { CommandResult, CommandTask, MessageFromAgent, MessageToAgent } from './protocol';
import { endMainProcess, watchMain } from './main-watch';
import { goBackByCommand } from './rescue/outbox-back-command';
import { rescueByCommand } from './rescue/rescue-command';
import type { MessagePortLike } from './window-port';

/*
 * Entry of the agent process. It takes its configuration and the windows' ports from the main process and does
 * nothing else; everything is composed in agent.ts.
 */

const parent: ParentPort = process.parentPort;
let agent: Agent | null = null;
/** A sign of life of the main process. */
let noteMain = (): void => undefined;

const tell = (message: MessageFromAgent): void => {
  parent.postMessage(message);
};
const log: Log = (level, message, details = {}) => {
  tell({ type: 'log', level, message, details });
};

const tellHealth = ({ outbox, connection }: StationStatus): void => {
  tell({ type: 'health', health: { outbox: outbox.state, connection: connection.state } });
};

// Newer runtimes only warn of an unhandled rejection in this kind of process: a half-broken agent would live on.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`The agent ends because of an error nothing handled: ${stack}\n`);
    log('error', 'The agent ends because of an error nothing handled.', { stack });
    process.exit(1);
  });
}

parent.on('message', (event: { data: unknown; ports: MessagePortMain[] }) => {
  // Only the main process that forked this one can post here, and both are built together.
  const message = event.data as MessageToAgent;
  switch (message.type) {
    case 'start':
      if (message.mainProcessId !== null) watch(message.mainProcessId, message.configuration.dataFolder);
      agent = startAgent(message.configuration, { clock: systemClock, log, onStatus: tellHealth });
      tell({ type: 'ready' });
      break;
    case 'window-port': {
      const [port] = event.ports;
      if (port !== undefined) agent?.attachWindow(wrapPort(port));
      break;
    }
    case 'examine-database':
      void examineDatabase(message.task, systemClock).then((report) => {
        tell({ type: 'doctor-report', report });
      });
      break;
    case 'run-command':
      void runCommand(message.task).then((result) => {
        tell({ type: 'command-done', result });
      });
      break;
    case 'ping':
      noteMain();
      tell({ type: 'pong' });
      break;
    case 'power':
      agent?.onPower(message.event);
      break;
    case 'ask-permission': {
      const { id, permission, session } = message;
      tell({ type: 'permission', id, refusal: agent?.refusal(permission, session) ?? null });
      break;
    }
    case 'stop':
      void stop(message.deadlineMs);
      break;
  }
});

function watch(mainProcessId: number, dataFolder: string): void {
  noteMain = watchMain(systemClock, (silentMs) => {
    endMainProcess(mainProcessId, dataFolder, silentMs, systemClock.wallMs());
  });
}

async function runCommand(task: CommandTask): Promise<CommandResult> {
  const wallMs = systemClock.wallMs();
  return task.name === 'rescue' ? rescueByCommand(task, wallMs) : goBackByCommand(task, wallMs, goBack);
}

async function stop(deadlineMs: number): Promise<void> {
  const report = (await agent?.stop(deadlineMs)) ?? { pending: null, quarantined: null };
  tell({ type: 'stopped', report });
}

function wrapPort(port: MessagePortMain): MessagePortLike {
  return {
    postMessage: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        listener(data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
    close: () => {
      port.close();
    },
  };
}
