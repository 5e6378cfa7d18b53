import { errorText } from '../../shared/error-text';
import type { Log } from '../../shared/log';
import type { Appendable, AppendTerms } from '../../shared/scan';
import type { PersonalRecord } from '../../shared/quarantine';
import type { ListDifferences } from '../../shared/list-differences';
import type { ShiftReport } from '../../shared/shift-report';
import type { PinAnswer, PinEntry } from '../../shared/sign-in';
import {
  agentRequestArguments,
  agentRequestEnvelopeSchema,
  type AgentEventEnvelope,
  type AgentMessage,
  type AgentRequestName,
  type AgentRequests,
  type AppendAnswer,
} from '../../shared/ipc';

/** The side of a message port the agent needs; Electron's and Node's ports both fit through a thin wrapper. */
export interface MessagePortLike {
  postMessage(message: AgentMessage): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/**
 * One function per request of the map; what it returns is the answer, what it throws becomes an error answer. What is
 * appended is judged by its content, so that handler is told the session.
 */
export type AgentRequestHandlers = {
  [Name in Exclude<AgentRequestName, 'append' | 'enter-pin' | 'shift-report' | 'list-differences'>]: (
    ...parameters: Parameters<AgentRequests[Name]>
  ) => ReturnType<AgentRequests[Name]>;
} & {
  append: (item: Appendable, terms: AppendTerms | undefined, session: string | null) => AppendAnswer;
  /** Takes its time: a PIN is slow to check on purpose. */
  'enter-pin': (entry: PinEntry) => Promise<PinAnswer>;
  // These let scans go first.
  'shift-report': (shift: string | null) => Promise<ShiftReport>;
  'list-differences': () => Promise<ListDifferences>;
};

/**
 * Throws in words when a request is not for whoever has this session. Answers who that is, where the request takes a PIN;
 * null: nobody has shown one.
 */
export type Guard = (request: AgentRequestName, session: string | null) => string | null;

/** A window that is being served. */
export interface WindowConnection {
  send(event: AgentEventEnvelope): void;
  close(): void;
}

/**
 * Serves a window over its port: every message is checked against the map before anything runs; what does not fit is
 * answered with an error and logged, and has no effect.
 */
export function serveWindow(
  port: MessagePortLike,
  handlers: AgentRequestHandlers,
  guard: Guard,
  log: Log,
  onClose: () => void,
): WindowConnection {
  const post = (message: AgentMessage): void => {
    port.postMessage(message);
  };
  port.onMessage((data) => {
    const answered = answer(data, handlers, guard, log);
    if (!(answered instanceof Promise)) port.postMessage(answered);
    else void answered.then(post);
  });
  port.onClose(onClose);
  return {
    send: (event) => {
      port.postMessage(event);
    },
    close: () => {
      port.close();
    },
  };
}

function answer(
  data: unknown,
  handlers: AgentRequestHandlers,
  guard: Guard,
  log: Log,
): AgentMessage | Promise<AgentMessage> {
  const envelope = agentRequestEnvelopeSchema.safeParse(data);
  if (!envelope.success) {
    log('warn', 'A message on the window port was not a request; it was ignored.', {
      reason: envelope.error.message,
    });
    return { id: readId(data), ok: false, error: 'The message is not a request of this program.' };
  }
  const { id, request, session = null } = envelope.data;
  const fail = (error: unknown): AgentMessage => {
    const detail = errorText(error);
    log('error', 'A request of the window failed.', { request, detail });
    return { id, ok: false, error: detail };
  };
  try {
    const supervisor = guard(request, session);
    const value = call(request, envelope.data.arguments, handlers, { session, supervisor });
    if (!(value instanceof Promise)) return { id, ok: true, value };
    return value.then((later: unknown): AgentMessage => ({ id, ok: true, value: later }), fail);
  } catch (error) {
    return fail(error);
  }
}

function call(
  request: AgentRequestName,
  parameters: unknown[],
  handlers: AgentRequestHandlers,
  { session, supervisor }: { session: string | null; supervisor: string | null },
): unknown {
  // Whoever has shown a PIN is recorded, whatever name the window gives.
  const signed = (record: PersonalRecord): PersonalRecord =>
    supervisor === null ? record : { ...record, by: supervisor };
  switch (request) {
    case 'append': {
      const [item, terms] = agentRequestArguments.append.parse(parameters);
      return handlers.append(item, terms, session);
    }
    case 'reference-copies':
      agentRequestArguments[request].parse(parameters);
      return handlers[request]();
    case 'enter-pin':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'end-session':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
    case 'list-differences':
      agentRequestArguments[request].parse(parameters);
      return handlers[request]();
    case 'leave-scan': {
      const [scanId, key, by] = agentRequestArguments[request].parse(parameters);
      handlers[request](scanId, key, supervisor ?? by);
      return null;
    }
    case 'recent-entries':
      return handlers['recent-entries'](...agentRequestArguments['recent-entries'].parse(parameters));
    case 'count-group':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'get-status':
      agentRequestArguments['get-status'].parse(parameters);
      return handlers['get-status']();
    case 'flush':
      agentRequestArguments.flush.parse(parameters);
      handlers.flush();
      return null;
    case 'run-doctor':
      handlers['run-doctor'](...agentRequestArguments['run-doctor'].parse(parameters));
      return null;
    case 'pool-state':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'quarantined-entries':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'quarantine-causes':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'requeue-entries': {
      const [scanIds, record] = agentRequestArguments[request].parse(parameters);
      return handlers[request](scanIds, signed(record));
    }
    case 'requeue-cause': {
      const [cause, record] = agentRequestArguments[request].parse(parameters);
      return handlers[request](cause, signed(record));
    }
    case 'discard-entries': {
      const [scanIds, record] = agentRequestArguments[request].parse(parameters);
      return handlers[request](scanIds, signed(record));
    }
    case 'export-quarantine':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'import-quarantine': {
      const [text, record] = agentRequestArguments[request].parse(parameters);
      return handlers[request](text, signed(record));
    }
    case 'import-file': {
      const [file, record] = agentRequestArguments[request].parse(parameters);
      handlers[request](file, signed(record));
      return null;
    }
    case 'rescue-from':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
    case 'note-salvages':
      agentRequestArguments[request].parse(parameters);
      handlers[request]();
      return null;
    case 'shift-report':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'ledger':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'search-history':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'entry-detail':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'check-ledger':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'requeue-missing':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'serial-scanners':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'use-serial-scanners':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
    case 'detect-serial-scanner':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
    case 'stop-serial-detection':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
  }
}

/** The id is echoed even from a broken request, so that a window never waits for an answer that cannot come. */
function readId(data: unknown): number | null {
  const hasId = typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number';
  return hasId ? (data as { id: number }).id : null;
}
