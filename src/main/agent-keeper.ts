import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { Clock } from '../shared/clock';
import type { Permission } from '../shared/roles';
import type { Log } from '../shared/log';
import type {
  AgentConfiguration,
  AgentHealth,
  MessageFromAgent,
  MessageToAgent,
  PowerEvent,
  StopReport,
} from './agent/protocol';
import { calmAfterMs, restartDelayMs } from './restart-delay';
import { signalProcess } from './signal-process';

/** Starts the agent process, starts it again whenever it dies, and brokers ports to it. */
export interface AgentKeeper {
  start(): void;
  /** Ends the agent in order and starts it with another configuration. The window repeats what got no answer. */
  restart(configuration: AgentConfiguration): void;
  /** Asks the agent whether whoever has this session may do something; answers why not, null: they may. */
  askPermission: (permission: Permission, session: string | null) => Promise<string | null>;
  /** One end of a fresh port; the other end goes to the agent as soon as it runs. */
  openPort(): MessagePortMain;
  /** Tells the agent what the PC does. */
  notePower: (event: PowerEvent) => void;
  /** What the running agent has last told of itself; null before. */
  health(): AgentHealth | null;
  /** Asks the agent to stop and waits until its process is gone; kills it at the deadline. */
  stop(deadlineMs: number): Promise<StopReport | null>;
}

/** What the keeper needs. */
export interface AgentKeeperDependencies {
  /** Absolute path of the built agent. */
  agentFile: string;
  configuration: AgentConfiguration;
  /** Whether the agent ends a main process that hangs; not in development, where a debugger may hold it for long. */
  isWatched: boolean;
  clock: Clock;
  log: Log;
  /** Null: the agent has ended. */
  onHealth: (health: AgentHealth | null) => void;
}

/** Longest silence of the agent: a sync on a slow disk takes a second, a drain of a full batch less. */
const pulseTimeoutMs = 10_000;

/** Longest an agent may flush before it is started again. */
const restartDeadlineMs = 3_000;

/** A stopped process takes no friendly signal. */
function endNow({ pid }: UtilityProcess): void {
  if (pid !== undefined) signalProcess(pid, 'SIGKILL');
}

/** What is left for closing the files after the last flush; what is before must hold the pool's own end (`stopMs`). */
const closingMs = 1_000;

/** Longest wait for an answer about a permission: an agent that is being restarted is back by then. */
const permissionTimeoutMs = 5_000;

const noAgent =
  'The part of the program that knows who may do what is being restarted. Try again in a moment.';

interface PermissionQuestion {
  message: MessageToAgent;
  answer: (refusal: string | null) => void;
}

/** Creates the keeper; nothing runs before `start()`. */
export function createAgentKeeper({
  agentFile,
  configuration: firstConfiguration,
  isWatched,
  clock,
  log,
  onHealth,
}: AgentKeeperDependencies): AgentKeeper {
  let configuration = firstConfiguration;
  let isRestarting = false;
  let child: UtilityProcess | null = null;
  let isReady = false;
  let health: AgentHealth | null = null;
  let isStopping = false;
  let isAnswered = false;
  let cancelPulse: () => void = () => undefined;
  let deathsInARow = 0;
  let cancelRestart: () => void = () => undefined;
  let report: StopReport | null = null;
  let waitingPort: MessagePortMain | null = null;
  const questions = new Map<number, PermissionQuestion>();
  let lastQuestion = 0;

  function start(): void {
    report = null;
    const startedMs = clock.monotonicMs();
    const started = utilityProcess.fork(agentFile, [], {
      serviceName: 'Scan Station agent',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    started.stderr?.on('data', (data: Buffer) => {
      log('warn', 'The agent wrote to its error output.', { text: data.toString().trim() });
    });
    started.on('message', (message: MessageFromAgent) => {
      receive(started, message);
    });
    started.on('exit', (code) => {
      child = null;
      isReady = false;
      cancelPulse();
      setHealth(null);
      if (isStopping) return;
      if (isRestarting) {
        isRestarting = false;
        start();
        return;
      }
      deathsInARow = clock.monotonicMs() - startedMs > calmAfterMs ? 1 : deathsInARow + 1;
      const delayMs = restartDelayMs(deathsInARow);
      log('error', 'The agent ended unexpectedly and is started again. Saved scans are safe.', {
        code,
        delayMs,
      });
      cancelRestart = clock.schedule(delayMs, start);
    });
    const mainProcessId = isWatched ? process.pid : null;
    started.postMessage({ type: 'start', configuration, mainProcessId } satisfies MessageToAgent);
    watchPulse(started);
  }

  function setHealth(changed: AgentHealth | null): void {
    health = changed;
    onHealth(changed);
  }

  /** A process can hang without dying (a stuck disk, a stopped process); then nobody could save a scan. */
  function watchPulse(watched: UtilityProcess): void {
    isAnswered = false;
    watched.postMessage({ type: 'ping' } satisfies MessageToAgent);
    cancelPulse = clock.schedule(pulseTimeoutMs, () => {
      if (isAnswered) {
        watchPulse(watched);
        return;
      }
      log('error', 'The agent did not answer and is ended. Saved scans are safe.', { pulseTimeoutMs });
      endNow(watched);
    });
  }

  function receive(from: UtilityProcess, message: MessageFromAgent): void {
    switch (message.type) {
      case 'ready':
        isReady = true;
        for (const { message: question } of questions.values()) from.postMessage(question);
        if (waitingPort !== null) {
          from.postMessage({ type: 'window-port' } satisfies MessageToAgent, [waitingPort]);
          waitingPort = null;
        }
        break;
      case 'health':
        setHealth(message.health);
        break;
      case 'permission':
        questions.get(message.id)?.answer(message.refusal);
        break;
      case 'pong':
        isAnswered = true;
        break;
      case 'log':
        log(message.level, message.message, message.details);
        break;
      case 'stopped':
        report = message.report;
        if (isRestarting) from.kill();
        break;
    }
  }

  return {
    start,
    restart: (changed) => {
      configuration = changed;
      // An agent that is not running starts with the new configuration by itself.
      if (child === null || isRestarting) return;
      isRestarting = true;
      // What is asked from now on is for the next one.
      isReady = false;
      child.postMessage({ type: 'stop', deadlineMs: restartDeadlineMs } satisfies MessageToAgent);
    },
    notePower: (event) => child?.postMessage({ type: 'power', event } satisfies MessageToAgent),
    health: () => health,
    askPermission: (permission, session) =>
      new Promise((resolve) => {
        lastQuestion += 1;
        const id = lastQuestion;
        const answer = (refusal: string | null): void => {
          cancelTimeout();
          questions.delete(id);
          resolve(refusal);
        };
        const cancelTimeout = clock.schedule(permissionTimeoutMs, () => {
          answer(noAgent);
        });
        const message: MessageToAgent = { type: 'ask-permission', id, permission, session };
        questions.set(id, { message, answer });
        // An agent that is not there yet is asked when it is.
        if (isReady) child?.postMessage(message);
      }),
    openPort: () => {
      const { port1, port2 } = new MessageChannelMain();
      if (child !== null && isReady)
        child.postMessage({ type: 'window-port' } satisfies MessageToAgent, [port1]);
      else {
        // There is one window: a port it asked for again replaces the one it gave up.
        waitingPort?.close();
        waitingPort = port1;
      }
      return port2;
    },
    stop: async (deadlineMs) => {
      isStopping = true;
      cancelRestart();
      cancelPulse();
      const running = child;
      if (running === null) return report;
      const cancelKill = clock.schedule(deadlineMs, () => {
        log('error', 'The agent did not stop in time and was ended. Saved scans are safe.', { deadlineMs });
        endNow(running);
      });
      await new Promise<unknown>((resolve) => {
        // The exit code of a requested close says nothing: older runtimes report 11 for a clean one.
        running.once('exit', resolve);
        running.on('message', (message: MessageFromAgent) => {
          if (message.type === 'stopped') running.kill();
        });
        const flushMs = Math.max(0, deadlineMs - closingMs);
        running.postMessage({ type: 'stop', deadlineMs: flushMs } satisfies MessageToAgent);
      });
      cancelKill();
      return report;
    },
  };
}
