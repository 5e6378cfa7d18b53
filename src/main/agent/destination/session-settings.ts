import type { SlotConfig } from './connection-slot';
import type { DatabaseSettings, Servers } from './settings';
import { sessionLimits, timeouts } from './timeouts';

/**
 * Run once for each new session. Strict, so that a value that does not fit is refused and never cut short; UTC, because
 * that is what the tables hold; and with limits, so that a session whose station has vanished does not live on.
 */
export const sessionSettingsSql: string = [
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  "time_zone = '+00:00'",
  'autocommit = 1',
  ...Object.entries(sessionLimits).map(([name, value]) => `${name} = ${value}`),
].join(', ');

/** The connector's options for every connection of a station, and the servers to choose from. */
export type PoolConfig = SlotConfig & {
  /** In order of preference; at least one. */
  servers: Servers;
};

/** Makes them of the settings. */
export function slotConfig(settings: DatabaseSettings, stationName: string): PoolConfig {
  return {
    servers: settings.servers,
    tls: settings.tls,
    user: settings.user,
    password: settings.password,
    database: settings.database,
    connectAttributes: { program_name: 'scan-station', station: stationName },
    // Not `sessionVariables` (lost on a reset) nor `queryTimeout` (an unhandled rejection when the link dies in set-up).
    initSql: [sessionSettingsSql],
    socketTimeout: timeouts.socketSilenceMs,
    keepAliveDelay: timeouts.keepAliveMs,
    bulk: true,
    // A repeat counts as no change.
    foundRows: false,
    prepareCacheLength: 16,
    bigIntAsNumber: true,
    dateStrings: true,
  };
}
