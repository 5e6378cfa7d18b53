import { startMariadb, type PrivateMariadb } from '../e2e/support/mariadb';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { pause, waitUntil } from '../e2e/support/wait-until';
import { systemClock } from '../src/main/clock';
import type { Bench, BenchReport } from './bench';
import { startFleet, type Fleet } from './fleet-processes';
import { toFleetReport } from './fleet-report';
import { watchLogIns } from './log-in-watch';

const stationCount = 300;
const maxConnections = 100;
/** Mean pause between two scans of one station. */
const scanEveryMs = 5_000;
/** How long the fleet scans before the server dies, while it is away, and after its return. */
const steadyMs = 20_000;
const outageMs = 12_000;
const afterMs = 15_000;
/** Longest wait for the first contact of all and for the last backlog. */
const patienceMs = 60_000;

/** Hundreds of stations on one server that has slots for a third of them, through a crash of the server. */
export const fleetBench: Bench = {
  name: 'fleet',
  about: `${stationCount} stations on one server with max_connections=${maxConnections}, through a crash of the server`,
  run: async (tell) => {
    const home = createTemporaryFolder('bench-fleet');
    const database = await startMariadb({ serverArguments: [`--max-connections=${maxConnections}`] });
    const fleet = startFleet({
      count: stationCount,
      databaseUrl: database.stationUrl,
      folder: home.folder,
      scanEveryMs,
    });
    try {
      return await measure(database, fleet, tell);
    } finally {
      fleet.kill();
      await database.stop();
      home.remove();
    }
  },
};

async function measure(
  database: PrivateMariadb,
  fleet: Fleet,
  tell: (line: string) => void,
): Promise<BenchReport> {
  const sessions = database.watchSessions();
  const logIns = watchLogIns(database);
  tell('starting');
  await waitUntil('every station is connected', () => fleet.connectedCount() === stationCount, {
    timeoutMs: patienceMs,
  });

  tell('steady scanning');
  await logIns.reset();
  sessions.reset();
  await pause(steadyMs);
  const steady = { ...(await logIns.read()), sessions: sessions.maximum() };

  tell('the server is killed; scanning goes on');
  sessions.reset();
  const killedAtMs = systemClock.wallMs();
  await database.kill();
  await pause(outageMs);
  await waitUntil('every station has noticed', () => fleet.connectedCount() === 0, { timeoutMs: patienceMs });
  await database.start();
  const returnedAtMs = systemClock.wallMs();
  await logIns.reset();
  tell('the server is back');
  await waitUntil('every station is connected again', () => fleet.connectedCount() === stationCount, {
    timeoutMs: patienceMs,
  });
  await pause(afterMs);
  const after = { ...(await logIns.read()), sessions: sessions.maximum() };
  await waitUntil('nothing is pending', async () => (await fleet.stopScanningAndCountPending()) === 0, {
    timeoutMs: patienceMs,
    everyMs: 250,
  });
  const { savedIds, refused } = await fleet.stop();
  await sessions.stop();
  logIns.stop();
  const delivered = await database.query<{ scan_id: string }>('SELECT scan_id FROM fg_scan');
  const deliveredIds = new Set(delivered.map((row) => row.scan_id));
  const errors = fleet.shown().filter(({ cause }) => cause !== null);
  const before = errors.filter(({ atMs }) => atMs < killedAtMs);
  const later = errors.filter(({ atMs }) => atMs > returnedAtMs);
  return toFleetReport({
    stations: stationCount,
    maxConnections,
    saved: savedIds.length,
    refused,
    delivered: delivered.length,
    lost: savedIds.filter((scanId) => !deliveredIds.has(scanId)).length,
    errorsBefore: before.length,
    errorsAfter: later.length,
    causes: [...new Set([...before, ...later].map(({ state, cause }) => `${state}: ${cause ?? ''}`))],
    backMs: fleet
      .shown()
      .filter(({ atMs, state }) => state === 'connected' && atMs > killedAtMs)
      .map(({ atMs }) => atMs - returnedAtMs),
    steady,
    after,
  });
}
