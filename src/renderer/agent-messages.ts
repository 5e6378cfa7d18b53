import type { AgentEventName, AgentMessage } from '../shared/ipc';

/** Complete by its type: an event that is added to the map is missed here by the compiler. */
const agentEventNames: Readonly<Record<AgentEventName, true>> = {
  status: true,
  'reference-changed': true,
  'entries-changed': true,
  'doctor-report': true,
  'serial-code': true,
  'serial-scanners': true,
  'serial-detection': true,
};

/** Whether what came over the port is a message of the agent; its envelope alone is looked at. */
export function isAgentMessage(data: unknown): data is AgentMessage {
  if (typeof data !== 'object' || data === null) return false;
  if ('event' in data) {
    return 'payload' in data && Object.hasOwn(agentEventNames, String(data.event));
  }
  if (!('id' in data) || !('ok' in data)) return false;
  if (data.ok === true) return typeof data.id === 'number';
  return data.ok === false && 'error' in data && typeof data.error === 'string';
}
