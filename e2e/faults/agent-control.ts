import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AgentConfiguration, StopReport } from '../../src/main/agent/protocol';
import { systemClock } from '../../src/main/clock';
import type { AgentMessage, AgentRequestName, AgentRequests, AppendAnswer } from '../../src/shared/ipc';
import type { Appendable } from '../../src/shared/scan';
import type { ConnectionStatus, StationStatus } from '../../src/shared/status';
import { waitUntil } from '../support/wait-until';
import type { FaultOrder, MessageFromAgentProcess, MessageToAgentProcess } from './agent-messages';

/** What the station was told about its connection, and when it told the window. */
export type Sighting = Extract<ConnectionStatus, { cause: unknown }>;

/** The agent's process as its keeper holds it: it can be killed at any moment and started again on the same folder. */
export interface AgentControl {
  /** Starts the process; resolves when it serves the window. */
  start(): Promise<void>;
  /** The same under an order; resolves as well when the process has died of it. */
  startUnder(order: FaultOrder): Promise<void>;
  /** Gives an order to the running process. */
  order(order: FaultOrder): void;
  /** The fault points it has told, in order. */
  steps(): readonly string[];
  /** SIGKILL, at once. Requests under way are answered with null. */
  kill(): void;
  isRunning(): boolean;
  /** How often it was killed. */
  kills(): number;
  /** Null: there was no answer, the agent died. */
  append(item: Appendable): Promise<AppendAnswer | null>;
  /** Null: there was no answer. */
  status(): Promise<StationStatus | null>;
  /** Any other request of a window. Null: there was no answer, or an error, which is in the log. */
  request<Name extends AgentRequestName>(
    name: Name,
    ...parameters: Parameters<AgentRequests[Name]>
  ): Promise<ReturnType<AgentRequests[Name]> | null>;
  /** When the window was told that scans have arrived, on the monotonic clock, in order. */
  arrivals(): readonly number[];
  /** The troubles the window was told of, in order. */
  sightings(): readonly Sighting[];
  /** Everything the agent logged. */
  log(): readonly string[];
  /** Ends that nobody caused. */
  unexpectedEnds(): readonly string[];
  /** Sets the agent's wall clock; survives its restarts. Resolves when the agent has told its new time. */
  setClock(offsetMs: number): Promise<void>;
  clockOffsetMs(): number;
  /** The wall time the agent told when its clock was last set. */
  toldWallMs(): number;
  setNameKnown(isKnown: boolean): void;
  /** How often the name service was asked in vain. */
  vainLookUps(): number;
  /** Stops in order and waits for the end of the process. */
  stop(): Promise<StopReport | null>;
}

/** How the process is started: the program and what comes before its channel. */
export interface AgentLaunch {
  /** The file Node is to run. */
  file: string;
  /** A program that runs Node, with its parameters; Node itself when it is not given. */
  runner?: readonly [program: string, ...parameters: string[]];
}

const stopDeadlineMs = 5_000;

/** The sources as they stand. */
const sourceFile = path.join(import.meta.dirname, 'agent-process.ts');

/** Prepares an agent; nothing runs before `start`. */
export function createAgentControl(
  configuration: AgentConfiguration,
  launch: AgentLaunch = { file: sourceFile },
): AgentControl {
  const steps: string[] = [];
  const sightings: Sighting[] = [];
  const arrivals: number[] = [];
  const log: string[] = [];
  const unexpectedEnds: string[] = [];
  const waiting = new Map<number, (value: unknown) => void>();
  let child: ChildProcess | null = null;
  /** When the process before has ended for good: until then it may hold the outbox. */
  let gone: Promise<void> = Promise.resolve();
  let nextId = 1;
  let isReady = false;
  let kills = 0;
  let clockOffsetMs = 0;
  let toldClockMs: number | null = null;
  let isNameKnown = true;
  let vainLookUps = 0;
  let stopReport: StopReport | null = null;
  let isStopping = false;

  function send(message: MessageToAgentProcess): void {
    // A process that has just died takes nothing any more; its end is told by 'exit'.
    if (child?.connected === true) child.send(message, () => undefined);
  }

  function receive(message: MessageFromAgentProcess): void {
    switch (message.type) {
      case 'ready':
        isReady = true;
        break;
      case 'window':
        receiveForWindow(message.message);
        break;
      case 'log':
        log.push(message.line);
        break;
      case 'clock':
        toldClockMs = message.wallMs;
        break;
      case 'name-unknown':
        vainLookUps += 1;
        break;
      case 'step':
        steps.push(message.step);
        break;
      case 'stopped':
        stopReport = message.report;
        break;
    }
  }

  function receiveForWindow(message: AgentMessage): void {
    if ('event' in message) {
      if (message.event === 'status' && 'cause' in message.payload.connection)
        sightings.push(message.payload.connection);
      if (
        message.event === 'entries-changed' &&
        message.payload.some(({ state }) => state === 'acknowledged')
      )
        arrivals.push(systemClock.monotonicMs());
      return;
    }
    if (message.id === null)
      throw new Error(`The agent could not read a request: ${JSON.stringify(message)}`);
    const resolve = waiting.get(message.id);
    waiting.delete(message.id);
    if (!message.ok) log.push(`error answer: ${message.error}`);
    resolve?.(message.ok ? message.value : null);
  }

  function request(name: AgentRequestName, parameters: unknown[]): Promise<unknown> {
    const id = nextId;
    nextId += 1;
    return new Promise((resolve) => {
      if (!isReady) {
        resolve(null);
        return;
      }
      waiting.set(id, resolve);
      send({ type: 'window', message: { id, request: name, arguments: parameters } });
    });
  }

  function noteEnd(ended: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== ended) return;
    child = null;
    isReady = false;
    if (!isStopping && signal !== 'SIGKILL') unexpectedEnds.push(`code ${code}, signal ${signal}`);
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  }

  async function launchProcess(order: FaultOrder | null): Promise<void> {
    await gone;
    const started = fork(launch.file, [], {
      ...launchOptions(launch),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child = started;
    gone = new Promise((resolve) => {
      started.once('exit', () => {
        resolve();
      });
    });
    started.stderr?.setEncoding('utf8').on('data', (text: string) => log.push(`stderr ${text}`));
    started.on('message', (message: MessageFromAgentProcess) => {
      if (child === started) receive(message);
    });
    started.once('exit', (code, signal) => noteEnd(started, code, signal));
    send({ type: 'set-clock', offsetMs: clockOffsetMs });
    send({ type: 'set-name', isKnown: isNameKnown });
    if (order !== null) send(order);
    send({ type: 'start', configuration });
    await waitUntil('the agent serves the window', () => isReady || child !== started, { timeoutMs: 30_000 });
    if (!isReady && order?.type !== 'kill-at')
      throw new Error(`The agent ended at its start.\n${log.slice(-5).join('\n')}`);
  }

  return {
    start: () => launchProcess(null),
    startUnder: launchProcess,
    order: send,
    steps: () => steps,
    kill: () => {
      kills += 1;
      const killed = child;
      killed?.kill('SIGKILL');
      if (killed !== null) noteEnd(killed, null, 'SIGKILL');
    },
    isRunning: () => isReady,
    kills: () => kills,
    append: async (item) => (await request('append', [item])) as AppendAnswer | null,
    status: async () => (await request('get-status', [])) as StationStatus | null,
    request: async <Name extends AgentRequestName>(
      name: Name,
      ...parameters: Parameters<AgentRequests[Name]>
    ) => (await request(name, parameters)) as ReturnType<AgentRequests[Name]> | null,
    arrivals: () => arrivals,
    sightings: () => sightings,
    log: () => log,
    unexpectedEnds: () => unexpectedEnds,
    setClock: async (offsetMs) => {
      clockOffsetMs = offsetMs;
      toldClockMs = null;
      send({ type: 'set-clock', offsetMs });
      await waitUntil('the agent has told its new time', () => toldClockMs !== null);
    },
    clockOffsetMs: () => clockOffsetMs,
    toldWallMs: () => toldClockMs ?? Number.NaN,
    setNameKnown: (isKnown) => {
      isNameKnown = isKnown;
      send({ type: 'set-name', isKnown });
    },
    vainLookUps: () => vainLookUps,
    stop: async () => {
      isStopping = true;
      const stopped = child;
      if (stopped === null) return null;
      send({ type: 'stop', deadlineMs: stopDeadlineMs });
      await waitUntil('the agent has stopped', () => stopReport !== null || child !== stopped);
      if (stopped.connected) stopped.disconnect();
      await waitUntil('the process of the agent has ended', () => child !== stopped);
      return stopReport;
    },
  };
}

function launchOptions({ file, runner }: AgentLaunch): Pick<ForkOptions, 'execPath' | 'execArgv'> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const nodeParameters = file.endsWith('.ts') ? ['--import', tsx] : [];
  if (runner === undefined) return { execArgv: nodeParameters };
  const [program, ...parameters] = runner;
  return { execPath: program, execArgv: [...parameters, process.execPath, ...nodeParameters] };
}
