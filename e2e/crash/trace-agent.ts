import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultShifts } from '../../src/shared/shift';
import { fgQuality } from '../../src/shared/ready-workflows';
import { createAgentControl, type AgentControl } from '../faults/agent-control';
import { stationName } from '../faults/world';
import { createTemporaryFolder } from '../support/temporary-folder';
import { readSystemCalls, straceParameters, type SystemCall } from './system-calls';

/** Loaded into the agent: a change for the worse that a check must notice. */
const weakening = pathToFileURL(path.join(import.meta.dirname, 'weaken-sync.mjs')).href;

export interface TraceOptions {
  agentFile: string;
  dataFolder: string;
  /** True: commits are no longer synced. */
  isWeakened?: boolean;
}

/** Runs the agent without a database under strace while `work` uses it, stops it, and answers its system calls. */
export async function traceAgent(
  { agentFile, dataFolder, isWeakened = false }: TraceOptions,
  work: (agent: AgentControl) => Promise<void>,
): Promise<SystemCall[]> {
  const home = createTemporaryFolder('trace');
  const traceFile = path.join(home.folder, 'trace.txt');
  const [program, ...parameters] = straceParameters(traceFile);
  const environment = isWeakened ? ['-E', `NODE_OPTIONS=--import=${weakening}`] : [];
  const agent = createAgentControl(
    {
      dataFolder,
      stationName,
      version: '0.0.0',
      database: null,
      relay: { intervalMs: 200, batchSize: 50, heartbeatMs: 5_000 },
      shifts: defaultShifts,
      workflows: [fgQuality],
    },
    { file: agentFile, runner: [program, ...parameters, ...environment] },
  );
  try {
    await agent.start();
    await work(agent);
    await agent.stop();
    return readSystemCalls(readFileSync(traceFile, 'utf8'), dataFolder);
  } finally {
    if (agent.isRunning()) agent.kill();
    home.remove();
  }
}
