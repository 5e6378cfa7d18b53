import { once } from 'node:events';
import { WebSocket } from 'undici';
import { waitUntil } from '../../e2e/support/wait-until';

/** Where Node opens its inspector on SIGUSR1 (https://nodejs.org/api/process.html#signal-events). */
const inspectorAddress = '127.0.0.1:9229';

/** The inspector of a running agent. */
export interface AgentInspector {
  /** Collects the agent's garbage, as the same call does in the window; else nobody knows what of its memory is in use. */
  collectGarbage(): Promise<void>;
  close(): void;
}

/**
 * Opens the inspector of the process `pid`. Null on Windows, which has no such signal: the agent's memory is taken there
 * with its garbage. Throws when another process answers at the inspector's port.
 */
export async function openAgentInspector(pid: number): Promise<AgentInspector | null> {
  if (process.platform === 'win32') return null;
  process.kill(pid, 'SIGUSR1');
  let address = '';
  await waitUntil("the agent's inspector is open", async () => {
    address = (await findInspector()) ?? '';
    return address !== '';
  });
  const socket = new WebSocket(address);
  await once(socket, 'open');

  let lastId = 0;
  function call(method: string, params: object = {}): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const listen = ({ data }: { data: unknown }): void => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: unknown };
        if (answer.id !== id) return;
        socket.removeEventListener('message', listen);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(`${method}: ${JSON.stringify(answer.error)}`));
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({ id, method, params }));
    });
  }

  const found = await call('Runtime.evaluate', { expression: 'process.pid' });
  const { value } = (found as { result: { value?: unknown } }).result;
  if (value !== pid) {
    socket.close();
    throw new Error(
      `Process ${String(value)} answers at ${inspectorAddress} in place of the agent, ${pid}; end it.`,
    );
  }
  return {
    collectGarbage: async () => {
      await call('HeapProfiler.collectGarbage');
    },
    close: () => {
      socket.close();
    },
  };
}

async function findInspector(): Promise<string | null> {
  try {
    const response = await fetch(`http://${inspectorAddress}/json/list`);
    const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
    return target?.webSocketDebuggerUrl ?? null;
  } catch {
    // It is not open yet; whoever waits says so in the end.
    return null;
  }
}
