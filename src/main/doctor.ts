import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { app, utilityProcess } from 'electron';
import { doctorExitCode, type DoctorReport } from '../shared/doctor';
import { parseStations } from '../shared/doctor-parameters';
import { formatDoctorReport } from '../shared/format-doctor-report';
import type { Clock } from '../shared/clock';
import type { MessageFromAgent, MessageToAgent } from './agent/protocol';
import { loadConfiguration } from './config/load-configuration';

/** Longest wait for the report: the examination itself ends within about 16 s. */
const reportDeadlineMs = 30_000;

/** What the doctor needs of the program it is part of. */
export interface DoctorOptions {
  /** Folder of the configuration; nothing is written into it. */
  dataFolder: string;
  /** Absolute path of the built agent. */
  agentFile: string;
  /** What stands on the command line, from the first parameter of the program on. */
  parameters: readonly string[];
  clock: Clock;
}

/** Whether the program was started as a doctor: `--doctor`. */
export function isDoctorWanted(parameters: readonly string[]): boolean {
  return parameters.includes('--doctor');
}

const headlessFlag = '--ozone-platform=headless';

/**
 * Where Linux has no display, runs the program once more with the flag that it needs there, and ends with its exit code:
 * Chromium reads the flag before the program can set it. Returns where nothing of that is needed.
 */
export function repeatWithoutDisplay(): void {
  const { platform, env, argv, execPath } = process;
  const hasDisplay = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
  if (platform !== 'linux' || hasDisplay || argv.includes(headlessFlag)) return;
  const { status } = spawnSync(execPath, [...argv.slice(1), headlessFlag], { stdio: 'inherit' });
  process.exit(status ?? 2);
}

/**
 * Examines the configured database, prints the report and answers the exit code. Works while the station runs, and opens
 * neither window nor outbox: the connection is made by an agent process of its own.
 */
export async function runDoctor({
  dataFolder,
  agentFile,
  parameters,
  clock,
}: DoctorOptions): Promise<number> {
  try {
    // Chromium's own parameters stand among ours.
    const { values } = parseArgs({
      args: [...parameters],
      options: { stations: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } },
      strict: false,
    });
    const stations = parseStations(typeof values.stations === 'string' ? values.stations : undefined);
    const { configuration, problems } = loadConfiguration(dataFolder, process.env);
    for (const { source, key, reason } of problems) await write('stderr', `${source} ${key}: ${reason}\n`);
    if (configuration.database === null) {
      throw new Error(`No database is configured for the data folder ${dataFolder}.`);
    }
    const report = await examine(agentFile, clock, {
      type: 'examine-database',
      task: {
        settings: configuration.database,
        stationName: configuration.stationName,
        workflows: [configuration.workflow],
        stations,
      },
    });
    const text = formatDoctorReport(report, {
      hasColours: false,
      width: 110,
      isThorough: values.all === true,
    });
    await write('stdout', values.json === true ? `${JSON.stringify(report)}\n` : text);
    return doctorExitCode(report);
  } catch (error) {
    await write('stderr', `doctor: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function examine(agentFile: string, clock: Clock, request: MessageToAgent): Promise<DoctorReport> {
  await app.whenReady();
  const agent = utilityProcess.fork(agentFile, [], { serviceName: 'Scan Station doctor' });
  try {
    return await new Promise<DoctorReport>((resolve, reject) => {
      const cancel = clock.schedule(reportDeadlineMs, () => {
        reject(new Error(`No report came within ${reportDeadlineMs / 1_000} s.`));
      });
      agent.on('message', (message: MessageFromAgent) => {
        if (message.type !== 'doctor-report') return;
        cancel();
        resolve(message.report);
      });
      agent.once('exit', (code) => {
        cancel();
        reject(new Error(`The examining process ended unexpectedly (exit code ${code}).`));
      });
      agent.postMessage(request);
    });
  } finally {
    agent.kill();
  }
}

/** Resolves when the text is out: the program ends right after. */
function write(stream: 'stdout' | 'stderr', text: string): Promise<void> {
  return new Promise((resolve) => {
    process[stream].write(text, () => {
      resolve();
    });
  });
}
