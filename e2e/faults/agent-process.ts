import { startAgent, type Agent } from '../../src/main/agent/agent';
import type { MessagePortLike } from '../../src/main/agent/window-port';
import { systemClock } from '../../src/main/clock';
import type { Clock } from '../../src/shared/clock';
import { installFaultPoints } from '../crash/fault-points';
import type { MessageFromAgentProcess, MessageToAgentProcess } from './agent-messages';
import { installNameService } from './name-service';

/*
 * The agent in a process of its own, without Electron: what its utility process is in the station. The window's port
 * runs over the channel of the process, so that the whole can be killed like the real one.
 */

let clockOffsetMs = 0;
let agent: Agent | null = null;
let deliverToAgent: (data: unknown) => void = () => undefined;

const clock: Clock = { ...systemClock, wallMs: () => systemClock.wallMs() + clockOffsetMs };
const nameService = installNameService(() => tell({ type: 'name-unknown' }));
const faultPoints = installFaultPoints();

const windowPort: MessagePortLike = {
  postMessage: (message) => tell({ type: 'window', message }),
  onMessage: (listener) => {
    deliverToAgent = listener;
  },
  onClose: () => undefined,
  close: () => undefined,
};

function tell(message: MessageFromAgentProcess): void {
  if (process.connected) process.send?.(message);
}

async function stop(deadlineMs: number): Promise<void> {
  const report = (await agent?.stop(deadlineMs)) ?? { pending: null, quarantined: null };
  tell({ type: 'stopped', report });
}

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ type: 'log', line: `error ${event}: ${text}` });
    process.exit(1);
  });
}

process.on('message', (message: MessageToAgentProcess) => {
  switch (message.type) {
    case 'start':
      agent = startAgent(message.configuration, {
        clock,
        log: (level, text, details) =>
          tell({ type: 'log', line: `${level} ${text} ${JSON.stringify(details ?? {})}` }),
      });
      agent.attachWindow(windowPort);
      tell({ type: 'ready' });
      break;
    case 'window':
      deliverToAgent(message.message);
      break;
    case 'set-clock':
      clockOffsetMs = message.offsetMs;
      tell({ type: 'clock', wallMs: clock.wallMs() });
      break;
    case 'set-name':
      nameService.setKnown(message.isKnown);
      break;
    case 'record-steps':
      faultPoints.record((step) => tell({ type: 'step', step }));
      break;
    case 'kill-at':
      faultPoints.killAt(message.step, message.evidenceFile);
      break;
    case 'stop':
      void stop(message.deadlineMs);
      break;
  }
});

// A test that dies takes its agents with it.
process.on('disconnect', () => process.exit(0));
