import { parseDatabaseUrl } from '../../src/main/agent/destination/settings';
import type { AgentConfiguration } from '../../src/main/agent/protocol';
import { defaultShifts } from '../../src/shared/shift';
import { startMariadb, type PrivateMariadb } from '../support/mariadb';
import type { SessionWatch } from '../support/session-watch';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { prepareQualityData, readMappedWorkflow } from '../support/mapped-workflow';
import { waitUntil } from '../support/wait-until';
import { createAgentControl, type AgentControl } from './agent-control';
import { databaseHostName } from './agent-messages';
import { createOperator, type Operator } from './operator';
import { createOracle, type DeliveredItem, type MappedRow, type Oracle } from './oracle';
import { fgQuality } from '../../src/shared/ready-workflows';

/** What outlives a run: a server and the network in front of it, both reused because starting them costs most. */
export interface Lane {
  readonly mariadb: PrivateMariadb;
  readonly proxy: TcpProxy;
  readonly sessions: SessionWatch;
  /** Empties the tables. */
  clean(): Promise<void>;
  /** Every scan and void the database holds. */
  readDelivered(): Promise<DeliveredItem[]>;
  /** Every row of the existing table that a workflow may be mapped onto. */
  readMapped(): Promise<MappedRow[]>;
  close(): Promise<void>;
}

/** Everything a fault may lay its hands on. */
export interface World {
  readonly mariadb: PrivateMariadb;
  readonly proxy: TcpProxy;
  readonly agent: AgentControl;
  readonly operator: Operator;
  readonly oracle: Oracle;
  /** Seeded; in [0, 1). */
  readonly random: () => number;
  /** True in `npm test`: faults that may take long take only as long as they must. */
  readonly isShort: boolean;
  /** Scans that come together in a long outage; null: as many as the fault itself thinks right. */
  readonly backlogCount: number | null;
}

export const stationName = 'FAULTS-1';

/** Columns as text, so that nothing is rounded or shifted on the way to the comparison. */
const commonColumns = `station, CAST(outbox_id AS CHAR) AS outbox_id, CAST(seq AS CHAR) AS seq, operator,
  CAST(captured_at AS CHAR) AS captured_at, CAST(captured_offset_minutes AS CHAR) AS captured_offset_minutes,
  shift, CAST(entered_by AS CHAR) AS entered_by`;
const scansSql = `SELECT CAST(scan_id AS CHAR) AS id, ${commonColumns}, cp, oc1, oc2, defect,
  CAST(approved AS CHAR) AS approved, IFNULL(scanner, 'none') AS scanner, IFNULL(supervisor, 'none') AS supervisor,
  IFNULL(CAST(operators_version AS CHAR), 'none') AS operators_version,
  IFNULL(CAST(defects_version AS CHAR), 'none') AS defects_version,
  IFNULL(CAST(products_version AS CHAR), 'none') AS products_version FROM fg_scan`;
const voidsSql = `SELECT CAST(void_id AS CHAR) AS id, ${commonColumns},
  CAST(voided_scan_id AS CHAR) AS voided_scan_id, workflow, reason FROM scan_void`;
const mappedSql = `SELECT operator_code, CP_full_code, OC1_code, OC2_code, quality_code, CAST(date AS CHAR) AS date,
  CAST(time AS CHAR) AS time, CAST(approved_quantity AS CHAR) AS approved_quantity,
  CAST(rejected_quantity AS CHAR) AS rejected_quantity FROM quality_data`;

/** Starts a server and a proxy. */
export async function openLane(): Promise<Lane> {
  const mariadb = await startMariadb();
  await prepareQualityData(mariadb);
  const proxy = await startTcpProxy(mariadb.port);
  const sessions = mariadb.watchSessions();
  return {
    mariadb,
    proxy,
    sessions,
    clean: async () => {
      await waitUntil('no station is connected', async () => (await mariadb.stationSessions()) === 0, {
        timeoutMs: 30_000,
      });
      for (const table of ['fg_scan', 'scan_void', 'station', 'quality_data'])
        await mariadb.query(`TRUNCATE ${table}`);
      sessions.reset();
    },
    readDelivered: async () => [
      ...(await mariadb.query<DeliveredItem>(scansSql)),
      ...(await mariadb.query<DeliveredItem>(voidsSql)),
    ],
    readMapped: () => mariadb.query<MappedRow>(mappedSql),
    close: async () => {
      await sessions.stop();
      await proxy.close();
      await mariadb.stop();
    },
  };
}

/** What differs from run to run. */
export interface WorldOptions {
  dataFolder: string;
  connectionLimit: number;
  /** The workflow is mapped onto the table of docs/database.md. */
  isMapped: boolean;
  random: () => number;
  isShort: boolean;
  backlogCount?: number | null;
}

/** The settings of a station in front of a lane's server. */
export function stationConfiguration(
  { mariadb, proxy }: Lane,
  { dataFolder, connectionLimit }: Pick<WorldOptions, 'dataFolder' | 'connectionLimit'>,
): AgentConfiguration {
  return {
    dataFolder,
    stationName,
    version: '0.0.0',
    database: {
      ...parseDatabaseUrl(mariadb.url('station', proxy.port)),
      servers: [{ host: databaseHostName, port: proxy.port }],
      connectionLimit,
    },
    relay: { intervalMs: 200, batchSize: 50, heartbeatMs: 5_000 },
    shifts: defaultShifts,
    workflows: [fgQuality],
  };
}

/** A station that is not started yet, in front of a lane's server. */
export function createWorld(lane: Lane, options: WorldOptions): World {
  const { random, isShort, isMapped, backlogCount = null } = options;
  const configuration = stationConfiguration(lane, options);
  const workflows = isMapped ? [readMappedWorkflow()] : configuration.workflows;
  const agent = createAgentControl({ ...configuration, workflows });
  const oracle = createOracle();
  const { mariadb, proxy } = lane;
  const operator = createOperator(agent, oracle, random);
  return { mariadb, proxy, agent, oracle, operator, random, isShort, backlogCount };
}
