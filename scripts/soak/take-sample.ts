import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession } from 'playwright';
import type { PrivateMariadb } from '../../e2e/support/mariadb';
import type { LaunchedStation } from '../../e2e/support/station';
import { outboxFileName } from '../../src/main/agent/outbox/outbox-file';
import type { AgentInspector } from './agent-inspector';
import type { ProcessRole, ProcessSample, Sample } from './sample';

const bytesPerMb = 1_024 * 1_024;

/** What is looked at. */
export interface SampleSources {
  station: LaunchedStation;
  /** A session with the station's window. */
  session: CDPSession;
  agent: AgentInspector | null;
  database: PrivateMariadb;
  dataFolder: string;
}

/** Looks at everything once. To be called between two rows: it collects the garbage of window, main process and agent. */
export async function takeSample(
  sources: SampleSources,
  moment: Pick<Sample, 'run' | 'hour'>,
): Promise<Sample> {
  const { station, session, agent, database, dataFolder } = sources;
  await session.send('HeapProfiler.collectGarbage');
  await agent?.collectGarbage();
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((found) => found.name === name)?.value ?? Number.NaN;
  return {
    ...moment,
    mainHeapMb: (await collectedHeapBytes(station)) / bytesPerMb,
    processes: await sampleProcesses(station),
    windowHeapMb: metric('JSHeapUsedSize') / bytesPerMb,
    domNodes: metric('Nodes'),
    eventListeners: metric('JSEventListeners'),
    sessions: database.isRunning() ? await database.stationSessions() : null,
    outboxMb: fileMb(path.join(dataFolder, outboxFileName)),
    writeAheadLogMb: fileMb(path.join(dataFolder, `${outboxFileName}-wal`)),
    logMb: folderMb(path.join(dataFolder, 'logs')),
  };
}

async function sampleProcesses({ application }: LaunchedStation): Promise<Sample['processes']> {
  const metrics = await application.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, type, name, serviceName, memory }) => ({
      pid,
      label: type === 'Utility' ? (name ?? serviceName ?? '') : type,
      workingSetKb: memory.workingSetSize,
    })),
  );
  return Object.fromEntries(
    metrics.flatMap(({ pid, label, workingSetKb }) => {
      const role = roleOf(label);
      return role === null ? [] : [[role, sampleProcess(pid, workingSetKb)]];
    }),
  );
}

function roleOf(label: string): ProcessRole | null {
  if (label === 'Browser') return 'main';
  if (label === 'Tab') return 'window';
  if (label === 'GPU') return 'gpu';
  if (label === 'Scan Station agent') return 'agent';
  if (label.includes('Network')) return 'network';
  return label.includes('Audio') ? 'audio' : null;
}

function sampleProcess(pid: number, workingSetKb: number): ProcessSample {
  const rollUp = readIfAllowed(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
  // The pages of program files are left out: they do not grow, and their share changes with what else runs on the PC.
  const [anonymousKb, sharedKb] = ['Pss_Anon', 'Pss_Shmem'].map(
    (field) => new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(rollUp)?.[1],
  );
  const ownKb = anonymousKb === undefined ? workingSetKb : Number(anonymousKb) + Number(sharedKb);
  return {
    memoryMb: ownKb / 1_024,
    handles: readIfAllowed(() => readdirSync(`/proc/${pid}/fd`).length),
  };
}

/** A process in Chromium's sandbox shows itself to nobody but root; other systems have no /proc. */
function readIfAllowed<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return null;
  }
}

/** The main process's JavaScript heap after a collection of garbage. */
function collectedHeapBytes({ application }: LaunchedStation): Promise<number> {
  return application.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    process.getBuiltinModule('node:vm').runInNewContext('gc()');
    return process.memoryUsage().heapUsed;
  });
}

function fileMb(file: string): number {
  return existsSync(file) ? statSync(file).size / bytesPerMb : 0;
}

function folderMb(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((sum, name) => sum + fileMb(path.join(folder, name)), 0);
}
