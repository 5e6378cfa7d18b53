import { unknownLists, type ReferenceCopies } from '../../shared/reference';
import type {
  AgentEventEnvelope,
  AgentRequestEnvelope,
  AgentRequestName,
  StationBridge,
  WindowError,
} from '../../shared/ipc';
import { agentPortMessage } from '../../shared/port-names';
import type { StationStatus } from '../../shared/status';

/** How the agent answers one request; undefined leaves it without an answer. */
export type Answer = (...parameters: unknown[]) => unknown;

/**
 * The far side of the window's two borders. Ports are real message channels; only what the agent answers is scripted,
 * by request name. A request whose script returns `noAnswer` stays open.
 */
export interface ScriptedAgent {
  bridge: StationBridge;
  page: EventTarget;
  answers: Partial<Record<AgentRequestName, Answer>>;
  /** Every request that arrived, oldest first, over all ports. */
  requests: AgentRequestEnvelope[];
  /** What the window reported to the log. */
  reports: WindowError[];
  /** How often a port was asked for. */
  portRequests(): number;
  /** Whether a request for a port is granted; false: none arrives. */
  setGrantsPorts(grants: boolean): void;
  /** Whether reports get through to the log. */
  setLogReachable(isReachable: boolean): void;
  send(event: AgentEventEnvelope): void;
  /** Puts any message on the port. */
  sendRaw(message: unknown): void;
  /** Ends the agent: its side of the port closes. */
  die(): void;
}

/** An answer that never comes. */
export const noAnswer = Symbol('no answer');

/** The status of a station with nothing to tell. */
export const calmStatus: StationStatus = {
  connection: { state: 'connected', sinceMs: 0 },
  outbox: { state: 'ready', outboxId: '3f0e2c1a-0000-4000-8000-000000000000' },
  backlog: 0,
  oldestPending: null,
  quarantined: 0,
  waitingVoids: 0,
  ledger: { state: 'unchecked' },
  storage: { disk: { state: 'roomy' }, isOnNetwork: false },
  clock: { jump: null, serverOffsetMs: null },
  salvages: [],
  secondCopy: { state: 'off' },
  transfer: { state: 'idle' },
  reference: unknownLists,
  isManaged: false,
};

const noLists: ReferenceCopies = {
  operators: { version: 0, items: [] },
  defects: { version: 0, items: [] },
  products: { version: 0, items: [] },
};

/** Creates the far side; it grants ports and answers `get-status` and `recent-entries` until told otherwise. */
export function createScriptedAgent(): ScriptedAgent {
  const page = new EventTarget();
  const requests: AgentRequestEnvelope[] = [];
  const reports: WindowError[] = [];
  const answers: ScriptedAgent['answers'] = {
    'get-status': () => calmStatus,
    'recent-entries': () => [],
    'reference-copies': () => noLists,
    'end-session': () => null,
    'count-group': () => 0,
    append: () => ({ outcome: 'saved', seq: requests.length, repeated: false }),
    flush: () => null,
  };
  let port: MessagePort | null = null;
  let grants = true;
  let asked = 0;
  let logIsReachable = true;

  function openPort(): void {
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.addEventListener('message', ({ data }: MessageEvent<AgentRequestEnvelope>) => {
      requests.push(data);
      const value = answers[data.request]?.(...data.arguments);
      if (value === noAnswer) return;
      const isError = value instanceof Error;
      port1.postMessage(
        isError ? { id: data.id, ok: false, error: value.message } : { id: data.id, ok: true, value },
      );
    });
    port1.start();
    const event = new Event('message');
    for (const [name, value] of Object.entries({ data: agentPortMessage, source: page, ports: [port2] })) {
      Object.defineProperty(event, name, { value });
    }
    page.dispatchEvent(event);
  }

  return {
    page,
    answers,
    requests,
    reports,
    bridge: {
      takeEarlyKeys: () => [],
      getSetup: () => Promise.reject(new Error('not part of this script')),
      choosePath: () => Promise.resolve(null),
      requestAgentPort: () => {
        asked += 1;
        if (grants) openPort();
        return Promise.resolve();
      },
      givePulse: () => Promise.resolve(),
      examinePatterns: () => Promise.reject(new Error('not part of this script')),
      saveWorkflow: () => Promise.reject(new Error('not part of this script')),
      arrangeWorkflows: () => Promise.reject(new Error('not part of this script')),
      exportWorkflow: () => Promise.reject(new Error('not part of this script')),
      importWorkflow: () => Promise.reject(new Error('not part of this script')),
      saveList: () => Promise.reject(new Error('not part of this script')),
      savePdf: () => Promise.reject(new Error('not part of this script')),
      keepPreferences: () => Promise.resolve(),
      keepVolume: () => Promise.resolve(null),
      keepScannerProfile: () => Promise.reject(new Error('not part of this script')),
      exportScannerProfile: () => Promise.reject(new Error('not part of this script')),
      importScannerProfile: () => Promise.reject(new Error('not part of this script')),
      reportActivity: () => Promise.reject(new Error('not part of this script')),
      actOnUpdate: () => Promise.reject(new Error('not part of this script')),
      keepSetUp: () => Promise.reject(new Error('not part of this script')),
      finishFirstRun: () => Promise.reject(new Error('not part of this script')),
      print: () => Promise.reject(new Error('not part of this script')),
      leaveKiosk: () => Promise.reject(new Error('not part of this script')),
      reportWindowError: (error) => {
        if (!logIsReachable) return Promise.reject(new Error('main is gone'));
        reports.push(error);
        return Promise.resolve();
      },
    },
    portRequests: () => asked,
    setGrantsPorts: (value) => {
      grants = value;
    },
    setLogReachable: (isReachable) => {
      logIsReachable = isReachable;
    },
    send: (event) => port?.postMessage(event),
    sendRaw: (message) => port?.postMessage(message),
    die: () => port?.close(),
  };
}
