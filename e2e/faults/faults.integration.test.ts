import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './catalogue';
import { openLanePool, type LanePool } from './lane-pool';

/*
 * The fault matrix in short: every fault once, each only for as long as it takes to be felt. `npm run test:faults` is
 * the long form.
 */

/** So many stations, servers and networks at a time; most of a run is waiting. */
const laneCount = 4;

describe('whatever goes wrong, every saved scan arrives exactly once and unaided', () => {
  let lanes: LanePool;

  beforeAll(async () => {
    lanes = await openLanePool(laneCount);
  });
  afterAll(async () => {
    await lanes.close();
  });

  it.concurrent.for(allFaults)('when this happens: $name', { timeout: 180_000 }, async (fault) => {
    // Every third with a workflow that is mapped onto an existing table.
    const isMapped = allFaults.indexOf(fault) % 3 === 0;
    const { broken, scans } = await lanes.run({ seed: 1, faults: [fault], isShort: true, isMapped });
    expect(Object.entries(broken).filter(([, sentences]) => sentences.length > 0)).toEqual([]);
    expect(scans).toBeGreaterThan(0);
  });
});
