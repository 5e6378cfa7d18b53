import { parseArgs } from 'node:util';
import { systemClock } from '../src/main/clock';
import { loadConfiguration } from '../src/main/config/load-configuration';
import { examineDatabase } from '../src/main/agent/destination/doctor/examine-database';
import {
  DatabaseUrlError,
  parseDatabaseUrl,
  type DatabaseSettings,
  type DoctorTask,
} from '../src/main/agent/destination/settings';
import { doctorExitCode } from '../src/shared/doctor';
import { parseStations } from '../src/shared/doctor-parameters';
import { errorText } from '../src/shared/error-text';
import { formatDoctorReport } from '../src/shared/format-doctor-report';

const usage = `Examines the MariaDB server of Scan Station, of several each one, and says what is not in order, why, and how to mend it.
Changes nothing there and takes one connection to each.

  npm run doctor -- [--url mariadb://USER:PASSWORD@HOST:3306/DATABASE | --config FILE] [--stations N] [--all] [--json]

  --url       the account of the stations; its rights are examined too
  --config    the station.json of a station, whose other servers and existing tables are examined too; without either, SCAN_STATION_CONFIG and SCAN_STATION_DATABASE_URL count
  --stations  how many stations share the server; otherwise as many as it has seen in the last 7 days
  --all       explains what is in order too
  --json      everything as one JSON object

Exit code: 0 in order or notes alone, 1 warnings, 2 errors.`;

/** Something the caller can mend, in words. */
class DoctorProblem extends Error {
  override readonly name = 'DoctorProblem';
}

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values } = readParameters();
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const examined = readExamined(values.url, values.config);
    const stations = parseStations(values.stations);
    const report = await examineDatabase({ ...examined, stations }, systemClock);
    process.stdout.write(
      values.json
        ? `${JSON.stringify(report)}\n`
        : formatDoctorReport(report, {
            hasColours: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
            width: 110,
            isThorough: values.all,
          }),
    );
    return doctorExitCode(report);
  } catch (error) {
    process.stderr.write(`doctor: ${errorText(error)}\n`);
    return 2;
  }
}

function readParameters() {
  try {
    return parseArgs({
      options: {
        url: { type: 'string' },
        config: { type: 'string' },
        stations: { type: 'string' },
        all: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new DoctorProblem(`${errorText(error)}\n\n${usage}`);
  }
}

/** By its URL alone a database is examined as one without existing tables. */
function readExamined(
  url: string | undefined,
  configurationFile: string | undefined,
): Omit<DoctorTask, 'stations'> {
  if (url !== undefined && configurationFile !== undefined) {
    throw new DoctorProblem(`--url and --config name a database each; give one of them.\n\n${usage}`);
  }
  if (url !== undefined) return { settings: readUrl(url), stationName: 'doctor', workflows: [] };
  const environment =
    configurationFile === undefined ? process.env : { SCAN_STATION_CONFIG: configurationFile };
  const { configuration, problems } = loadConfiguration('', environment);
  for (const { source, key, reason } of problems) {
    process.stderr.write(`doctor: ${[source, key].filter((part) => part !== '').join(', ')}: ${reason}\n`);
  }
  const { database, stationName, workflow } = configuration;
  if (database !== null) return { settings: database, stationName, workflows: [workflow] };
  throw new DoctorProblem(`No database is named.\n\n${usage}`);
}

function readUrl(url: string): DatabaseSettings {
  try {
    return parseDatabaseUrl(url);
  } catch (error) {
    if (error instanceof DatabaseUrlError) throw new DoctorProblem(`The text after --url ${error.message}.`);
    throw error;
  }
}
