import type { Clock } from '../shared/clock';
import type {
  AgentEventEnvelope,
  AgentMessage,
  AgentRequestEnvelope,
  AgentRequestName,
  AgentRequests,
  StationBridge,
} from '../shared/ipc';
import { agentPortMessage } from '../shared/port-names';
import { isAgentMessage } from './agent-messages';
import { errorText } from '../shared/error-text';
import { createProfileLink } from './profile-link';
import { reconnectDelayMs } from './reconnect-delay';
import type { AgentListener, Station } from './station-api';
import { createWorkflowLink } from './workflow-link';

export type { AgentListener, Station } from './station-api';

declare global {
  interface Window {
    readonly station: StationBridge;
  }
}

/** The port to the agent went away, or did not answer in time, before this request was answered. */
export class AgentLostError extends Error {
  override name = 'AgentLostError';
}

/** The agent answered that it could not do what was asked. */
export class AgentRefusedError extends Error {
  override name = 'AgentRefusedError';
}

/** What the station client is made of. */
export interface StationOptions {
  bridge: StationBridge;
  /** The window: ports arrive as its messages. */
  page: EventTarget;
  clock: Clock;
  /** Longest wait for an answer; a commit on a slow disk takes well under a second. */
  answerTimeoutMs?: number;
}

/** Main takes a page without a pulse for fifteen seconds as hung. */
const pulseEveryMs = 2_000;

interface PendingRequest {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  cancelTimeout: () => void;
}

/** The window's only door: to main through `window.station`, to the agent through the port main brokers. */
export function createStation({ bridge, page, clock, answerTimeoutMs = 5_000 }: StationOptions): Station {
  const pending = new Map<number, PendingRequest>();
  const tellers: AgentListener['onEvent'][] = [];
  let listener: AgentListener | null = null;
  let port: MessagePort | null = null;
  let lastId = 0;
  let session: string | null = null;
  let failuresInARow = 0;
  let lostReports = 0;

  function reportError(message: string, error?: unknown): void {
    const detail = error === undefined ? '' : `: ${errorText(error)}`;
    const lost = lostReports === 0 ? '' : ` (${lostReports} reports before this one did not get through)`;
    const stack = error instanceof Error ? error.stack?.slice(0, 10_000) : undefined;
    const report = {
      message: (message + detail + lost).slice(0, 2_000),
      ...(stack === undefined ? {} : { stack }),
    };
    bridge.reportWindowError(report).then(
      () => {
        lostReports = 0;
      },
      () => {
        // Reporting that the log is out of reach would go the same way: the next report says it.
        lostReports += 1;
      },
    );
  }

  function askForPort(): void {
    bridge.requestAgentPort().catch((error: unknown) => {
      reportError('A port to the agent could not be requested', error);
      askForPortLater();
    });
  }

  function askForPortLater(): void {
    failuresInARow += 1;
    clock.schedule(reconnectDelayMs(failuresInARow, clock.random()), askForPort);
  }

  function receivePort(event: Event): void {
    const { data, source, ports } = event as MessageEvent<unknown>;
    const fresh = ports[0];
    // Only this very window may hand over a port, and only the preload can post into it from outside the page.
    if (data !== agentPortMessage || source !== page || fresh === undefined) return;
    if (port !== null) dropPort(port, 'A newer port took its place.');
    port = fresh;
    fresh.addEventListener('message', (message) => {
      receiveMessage(message.data);
    });
    fresh.addEventListener('messageerror', () => {
      reportError('A message of the agent could not be read.');
    });
    fresh.addEventListener('close', () => {
      losePort(fresh, 'The agent closed its port.');
    });
    fresh.start();
    listener?.onPort();
  }

  function losePort(lost: MessagePort, reason: string): void {
    if (lost !== port) return;
    dropPort(lost, reason);
    listener?.onLost();
    askForPortLater();
  }

  function dropPort(dropped: MessagePort, reason: string): void {
    port = null;
    dropped.close();
    const abandoned = [...pending.values()];
    pending.clear();
    for (const request of abandoned) {
      request.cancelTimeout();
      request.reject(new AgentLostError(reason));
    }
  }

  function receiveMessage(data: unknown): void {
    if (!isAgentMessage(data)) {
      reportError('The agent sent a message that is none of the known ones', data);
      return;
    }
    failuresInARow = 0;
    if ('event' in data) for (const tell of tellers) tell(data);
    else settle(data);
  }

  function settle(answer: Exclude<AgentMessage, AgentEventEnvelope>): void {
    const request = answer.id === null ? undefined : pending.get(answer.id);
    if (answer.id === null || request === undefined) {
      reportError(`The agent answered a question that was not asked (${answer.id}).`);
      return;
    }
    pending.delete(answer.id);
    request.cancelTimeout();
    if (answer.ok) request.resolve(answer.value);
    else request.reject(new AgentRefusedError(answer.error));
  }

  function ask<Name extends AgentRequestName>(
    usedSession: string | null,
    request: Name,
    parameters: Parameters<AgentRequests[Name]>,
  ): Promise<ReturnType<AgentRequests[Name]>> {
    type Answer = Promise<ReturnType<AgentRequests[Name]>>;
    if (port === null) return Promise.reject(new AgentLostError('There is no port to the agent.'));
    return send(port, usedSession, request, parameters) as Answer;
  }

  function send(
    asked: MessagePort,
    usedSession: string | null,
    request: AgentRequestName,
    parameters: unknown[],
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      lastId += 1;
      const cancelTimeout = clock.schedule(answerTimeoutMs, () => {
        reportError(
          `The agent did not answer "${request}" within ${answerTimeoutMs} ms; its port is replaced.`,
        );
        losePort(asked, 'The agent did not answer in time.');
      });
      pending.set(lastId, { resolve, reject, cancelTimeout });
      asked.postMessage({
        id: lastId,
        request,
        arguments: parameters,
        session: usedSession,
      } satisfies AgentRequestEnvelope);
    });
  }

  function startPulse(isReady: () => boolean): () => void {
    function give(): void {
      bridge.givePulse(isReady()).catch((error: unknown) => {
        reportError('A sign of life did not reach the main process', error);
      });
    }
    function beat(): void {
      give();
      clock.schedule(pulseEveryMs, beat);
    }
    beat();
    return give;
  }

  return {
    takeEarlyKeys: () => bridge.takeEarlyKeys(),
    getSetup: () => bridge.getSetup(),
    workflows: createWorkflowLink(bridge, () => session),
    savePdf: (name) => bridge.savePdf(name),
    keepPreferences: (preferences) => bridge.keepPreferences(preferences),
    scannerProfile: createProfileLink(bridge, () => session),
    setSession: (opened) => {
      session = opened;
    },
    keepVolume: async (volume) => {
      throwRefusal(await bridge.keepVolume(volume, session));
    },
    leaveKiosk: async () => {
      throwRefusal(await bridge.leaveKiosk(session));
    },
    keepSetUp: (answers) => bridge.keepSetUp(answers, session),
    finishFirstRun: () => bridge.finishFirstRun(),
    print: () => bridge.print(),
    reportError,
    choosePath: (kind) => bridge.choosePath(kind, session),
    saveList: (format, bytes) => bridge.saveList(format, bytes, session),
    reportActivity: (activity) => bridge.reportActivity(activity),
    actOnUpdate: (deed) => bridge.actOnUpdate(deed, session),
    startPulse,
    openLink: (newListener) => {
      listener = newListener;
      tellers.unshift(newListener.onEvent);
      page.addEventListener('message', receivePort);
      askForPort();
    },
    onEvent: (tell) => void tellers.push(tell),
    request: (name, ...parameters) => ask(session, name, parameters),
    requestAs: (own, name, ...parameters) => ask(own, name, parameters),
  };
}

function throwRefusal(refusal: string | null): void {
  if (refusal !== null) throw new Error(refusal);
}

/** The bridge of this page, for the composition root. */
export function stationBridge(): StationBridge {
  return window.station;
}
