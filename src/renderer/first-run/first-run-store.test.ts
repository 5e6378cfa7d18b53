import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import type { SetUpAnswer } from '../../shared/ipc';
import { createCalibration } from '../calibration/calibration-store';
import { closeStores, openStore } from '../testing/open-store';
import { createFirstRun } from './first-run-store';

const account = { host: 'db', port: 3306, user: 'station', password: '', database: 'scans' };

/** The first run of a station, where main answers this to what is to be kept. */
function open(keepSetUp: () => Promise<SetUpAnswer>) {
  const { agent, clock, station, stationStore } = openStore(createManualClock());
  agent.bridge.keepSetUp = keepSetUp;
  const { setup } = stationStore.store.getState();
  stationStore.store.setState({ setup: { ...setup, isFirstRun: true } });
  const calibration = createCalibration(clock);
  return createFirstRun({ station, stationStore, calibration, actions: { keep: vi.fn() } });
}

afterEach(closeStores);

describe('an answer of the first run that is not kept', () => {
  it.each(['first-run-over', 'supervisors-known'] as const)('says why: %s', async (because) => {
    const firstRun = open(() => Promise.resolve({ outcome: 'refused', because }));
    firstRun.connect(account);
    expect(firstRun.store.getState()).toMatchObject({ database: 'trying', problem: null });
    await vi.waitFor(() => {
      expect(firstRun.store.getState()).toMatchObject({ database: 'not-asked', problem: { because } });
    });
  });

  it('says what the system says of a file that cannot be written, and the name keeps nobody from going on', async () => {
    const firstRun = open(() => Promise.reject(new Error('ENOSPC: no space left')));
    firstRun.goOn();
    firstRun.typeName('LINE-3');
    firstRun.goOn();
    await vi.waitFor(() => {
      expect(firstRun.store.getState()).toMatchObject({
        step: 'scanner',
        problem: { because: 'not-written', detail: 'ENOSPC: no space left' },
      });
    });
  });
});
