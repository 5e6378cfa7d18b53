import type { Log } from '../../shared/log';
import {
  agentRequestArguments,
  agentRequestEnvelopeSchema,
  type AgentEventEnvelope,
  type AgentMessage,
  type AgentRequestName,
  type AgentRequests,
} from '../../shared/ipc';

/** The side of a message port the agent needs; Electron's and Node's ports both fit through a thin wrapper. */
export interface MessagePortLike {
  postMessage(message: AgentMessage): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** One function per request of the map; what it returns is the answer, what it throws becomes an error answer. */
export type AgentRequestHandlers = {
  [Name in AgentRequestName]: (
    ...parameters: Parameters<AgentRequests[Name]>
  ) => ReturnType<AgentRequests[Name]>;
};

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
  log: Log,
  onClose: () => void,
): WindowConnection {
  port.onMessage((data) => {
    port.postMessage(answer(data, handlers, log));
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

function answer(data: unknown, handlers: AgentRequestHandlers, log: Log): AgentMessage {
  const envelope = agentRequestEnvelopeSchema.safeParse(data);
  if (!envelope.success) {
    log('warn', 'A message on the window port was not a request; it was ignored.', {
      reason: envelope.error.message,
    });
    return { id: readId(data), ok: false, error: 'The message is not a request of this program.' };
  }
  const { id, request } = envelope.data;
  try {
    return { id, ok: true, value: call(request, envelope.data.arguments, handlers) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    log('error', 'A request of the window failed.', { request, detail });
    return { id, ok: false, error: detail };
  }
}

function call(request: AgentRequestName, parameters: unknown[], handlers: AgentRequestHandlers): unknown {
  switch (request) {
    case 'append':
      return handlers.append(...agentRequestArguments.append.parse(parameters));
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
    case 'requeue-entries':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'requeue-cause':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'discard-entries':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'export-quarantine':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'import-quarantine':
      return handlers[request](...agentRequestArguments[request].parse(parameters));
    case 'import-file':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
    case 'rescue-from':
      handlers[request](...agentRequestArguments[request].parse(parameters));
      return null;
    case 'note-salvages':
      agentRequestArguments[request].parse(parameters);
      handlers[request]();
      return null;
    case 'ledger':
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
