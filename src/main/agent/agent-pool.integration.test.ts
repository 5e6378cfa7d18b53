import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../e2e/support/agent-station';
import { startMariadb, type PrivateMariadb } from '../../../e2e/support/mariadb';
import { sampleScan } from '../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../e2e/support/wait-until';
import type { PoolState } from '../../shared/pool-state';

function poolStateOf(station: AgentStation): PoolState {
  const state = station.ask('pool-state');
  if (state === null) throw new Error('The station has no database.');
  return state;
}

describe('the connections of an agent, against a real server', () => {
  let database: PrivateMariadb;

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(() => database.stop());

  it('are told to whoever asks, and written to the log when it stops', async () => {
    const home = createTemporaryFolder('agent-pool');
    const station = startAgentStation({ dataFolder: home.folder, databaseUrl: database.stationUrl });
    try {
      expect(station.ask('append', sampleScan(1))).toMatchObject({ outcome: 'saved' });
      await station.until('the scan is delivered', ({ backlog }) => backlog === 0);
      let state = poolStateOf(station);
      await waitUntil('no connection is held', () => {
        state = poolStateOf(station);
        return state.idle === 0 && state.active === 0;
      });
      expect(state).toMatchObject({ active: 0, waiting: 0 });
      const { created, destroyedByReason, acquired } = state;
      expect(created).toBeGreaterThanOrEqual(1);
      expect(Object.values(destroyedByReason).reduce((sum, count) => sum + count, 0)).toBe(created);
      expect(acquired.count).toBeGreaterThanOrEqual(created);
      expect(acquired.longestMs).toBeGreaterThanOrEqual(acquired.p95Ms);
      expect(acquired.p95Ms).toBeGreaterThanOrEqual(acquired.medianMs);
    } finally {
      await station.stop();
      home.remove();
    }
    const lines = station.log().filter((line) => line.includes('The connections to the database'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"destroyedByReason"');
  });

  it('are none without a database', async () => {
    const home = createTemporaryFolder('agent-pool');
    const station = startAgentStation({ dataFolder: home.folder });
    expect(station.ask('pool-state')).toBeNull();
    await station.stop();
    home.remove();
  });
});
