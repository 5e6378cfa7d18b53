import { parseArgs } from 'node:util';
import { doctorExitCode } from '../shared/doctor';
import { parseStations } from '../shared/doctor-parameters';
import { errorText } from '../shared/error-text';
import { formatDoctorReport } from '../shared/format-doctor-report';
import { askAgent, write, type CommandOptions } from './command-line';
import { loadConfiguration } from './config/load-configuration';

/** Longest wait for the report: the examination itself ends within about 16 s. */
const reportDeadlineMs = 30_000;

/**
 * Examines the configured database, prints the report and answers the exit code. Works while the station runs, and opens
 * neither window nor outbox: the connection is made by an agent process of its own.
 */
export async function runDoctor(options: CommandOptions): Promise<number> {
  const { dataFolder, parameters } = options;
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
    const { database: settings, stationName, workflow } = configuration;
    const report = await askAgent(options, {
      request: {
        type: 'examine-database',
        task: { settings, stationName, workflows: [workflow], stations },
      },
      toAnswer: (message) => (message.type === 'doctor-report' ? message.report : null),
      deadlineMs: reportDeadlineMs,
    });
    const text = formatDoctorReport(report, {
      hasColours: false,
      width: 110,
      isThorough: values.all === true,
    });
    await write('stdout', values.json === true ? `${JSON.stringify(report)}\n` : text);
    return doctorExitCode(report);
  } catch (error) {
    await write('stderr', `doctor: ${errorText(error)}\n`);
    return 2;
  }
}
