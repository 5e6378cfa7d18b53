import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { errorText } from '../../shared/error-text';
import {
  databaseUrlVariable,
  readConfiguration,
  type ConfigurationSources,
  type ReadConfiguration,
} from './read-configuration';

/** Name of the configuration file inside the data folder, used when SCAN_STATION_CONFIG names no other. */
export const configurationFileName = 'station.json';

/** Reads the configuration from its file and the environment. Never throws; see `readConfiguration`. */
export function loadConfiguration(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): ReadConfiguration {
  return readConfiguration({
    hostName: hostname(),
    file: readConfigurationFile(dataFolder, environment['SCAN_STATION_CONFIG']),
    databaseUrl: environment[databaseUrlVariable],
  });
}

function readConfigurationFile(dataFolder: string, named: string | undefined): ConfigurationSources['file'] {
  const file =
    named === undefined || named === '' ? path.join(dataFolder, configurationFileName) : path.resolve(named);
  // A file somebody named must exist; the one in the data folder is optional.
  if ((named === undefined || named === '') && !existsSync(file)) return null;
  try {
    return { path: file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { path: file, failure: errorText(error) };
  }
}
