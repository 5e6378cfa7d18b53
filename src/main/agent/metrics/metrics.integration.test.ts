import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { startMetrics } from './serve-metrics';

const home = createTemporaryFolder('metrics');
let database: PrivateMariadb;
let station: AgentStation;
let port: number;

/** A port that was free a moment ago, and the server that holds it. */
async function holdPort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}
const release = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));
const open = (databaseUrl: string | undefined): AgentStation =>
  startAgentStation({
    dataFolder: home.folder,
    databaseUrl,
    configuration: { metrics: { port, address: '127.0.0.1' } },
  });
const read = async (path = '/metrics', init?: RequestInit): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, init);

beforeAll(async () => {
  database = await startMariadb();
  const held = await holdPort();
  port = held.port;
  await release(held.server);
});
afterAll(async () => {
  await station.stop();
  await database.stop();
  home.remove();
});

it('backlog, connection and pool are read as Prometheus reads them, and nothing else is answered', async () => {
  station = open(database.stationUrl);
  await station.until('connected', ({ connection }) => connection.state === 'connected');
  database.pause();
  try {
    await database.waitUntilFrozen();
    station.ask('append', sampleScan(1));
    station.ask('append', sampleScan(2));
    const text = await (await read()).text();
    expect(text).toContain('scan_station_backlog 2\n');
    expect(text).toMatch(/^scan_station_oldest_pending_seconds [0-9.e-]+$/m);
    expect(text).toMatch(/^scan_station_pool_limit [1-9]\d*$/m);
    expect(text).toMatch(/^scan_station_pool_created_total [1-9]\d*$/m);
    expect(text).not.toContain(sampleScan(1).operator);
  } finally {
    database.resume();
  }
  await waitUntil('the backlog is told to be gone', async () =>
    (await (await read()).text()).includes('scan_station_backlog 0\n'),
  );
  expect(await (await read()).text()).toContain('scan_station_connection{state="connected"} 1\n');
  expect((await read('/')).status).toBe(404);
  expect((await read('/metrics', { method: 'POST', body: 'x' })).status).toBe(404);
  await station.stop();
  await expect(read()).rejects.toThrow();
});

it('a port that somebody else has is told once, scanning goes on, and it is taken when it is free', async () => {
  const held = await holdPort();
  ({ port } = held);
  station = open(undefined);
  const told = (text: string): string[] => station.log().filter((line) => line.includes(text));
  await waitUntil('the log tells it', () => told('cannot be read from outside').length > 0);
  expect(station.ask('append', sampleScan(3))).toMatchObject({ outcome: 'saved' });

  const clock = createManualClock();
  const lines: string[] = [];
  const settings = { port, address: '127.0.0.1' };
  const source = { status: () => station.status(), pool: () => null, clock };
  const metrics = startMetrics(settings, source, (_level, message) => lines.push(message));
  await waitUntil('it was tried', () => clock.waitingDelays().length === 1);
  clock.advance(60_000);
  await waitUntil('it was tried again', () => clock.waitingDelays().length === 1);
  expect(lines).toEqual(['The figures of the station cannot be read from outside; scanning goes on.']);
  await release(held.server);
  clock.advance(60_000);
  await waitUntil('the port is taken', () => lines.includes('The figures of the station can be read.'));
  expect(await (await read()).text()).toContain('scan_station_backlog 1\n');
  metrics.stop();
});
