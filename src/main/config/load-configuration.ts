import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { errorText } from '../../shared/error-text';
import {
  databaseUrlVariable,
  readConfiguration,
  type ConfigurationFile,
  type ReadConfiguration,
} from './read-configuration';

/** Name of the configuration file inside the data folder, used when SCAN_STATION_CONFIG names no other. */
export const configurationFileName = 'station.json';

/** Name of the file inside the data folder that holds what was answered during the first run. */
export const setUpFileName = 'set-up.json';

/** Whether somebody has configured this station: by a file, or by the environment. */
export function hasConfiguration(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const named = [environment['SCAN_STATION_CONFIG'], environment[databaseUrlVariable]];
  return (
    named.some((value) => value !== undefined && value !== '') ||
    existsSync(path.join(dataFolder, configurationFileName))
  );
}

/** Reads the configuration from its file and the environment. Never throws; see `readConfiguration`. */
export function loadConfiguration(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): ReadConfiguration {
  return readConfiguration({
    hostName: hostname(),
    setUp: readOptionalFile(path.join(dataFolder, setUpFileName)),
    file: readConfigurationFile(dataFolder, environment['SCAN_STATION_CONFIG']),
    databaseUrl: environment[databaseUrlVariable],
  });
}

function readConfigurationFile(dataFolder: string, named: string | undefined): ConfigurationFile | null {
  // A file somebody named must exist; the one in the data folder is optional.
  return named === undefined || named === ''
    ? readOptionalFile(path.join(dataFolder, configurationFileName))
    : readFile(path.resolve(named));
}

function readOptionalFile(file: string): ConfigurationFile | null {
  return existsSync(file) ? readFile(file) : null;
}

function readFile(file: string): ConfigurationFile {
  try {
    return { path: file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { path: file, failure: errorText(error) };
  }
}
