import { afterEach, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { DestinationError } from '../destination/destination';
import { createListChanges } from './list-changes';
import { createListCopies } from './list-copies';
import { openReferenceFile } from './reference-file';
import { createReferenceKeeper } from './reference-keeper';
import { referenceSettingsSchema } from './settings';

/* The database is scripted: it fails exactly once, which a real one does not do on demand. The file is real. */

const home = createTemporaryFolder('reference-keeper');
afterEach(home.remove);

const away = new DestinationError('transient', 'connection-lost', {
  cause: '',
  errorNumber: null,
  message: 'gone',
});

it('looks again soon after a look that failed in passing, and then at its own pace', async () => {
  const clock = createManualClock();
  const file = openReferenceFile({ dataFolder: home.folder, wallMs: clock.wallMs(), log: () => undefined });
  let isAway = true;
  let looks = 0;
  const mark = { count: 0, newest: null, sum: 0 };
  const keeper = createReferenceKeeper({
    copies: createListCopies(file, createListChanges(file), () => 0),
    settings: referenceSettingsSchema.parse({}),
    destination: () => ({
      listMark: () => {
        looks += 1;
        return isAway ? Promise.reject(away) : Promise.resolve(mark);
      },
      changedRows: () => Promise.resolve([]),
      wholeList: () => Promise.resolve({ mark, rows: [] }),
    }),
    isReachable: () => true,
    clock,
    log: () => undefined,
    onChange: () => undefined,
    onStatus: () => undefined,
  });
  keeper.notifyReachable();
  await vi.waitFor(() => {
    expect(clock.waitingDelays()).toEqual([10_000]);
  });
  expect(looks).toBe(3);
  isAway = false;
  clock.advance(10_000);
  await vi.waitFor(() => {
    expect(keeper.status().products.checkedAtMs).toBe(clock.wallMs());
  });
  expect(looks).toBe(6);
  expect(clock.waitingDelays()).toEqual([300_000]);
  keeper.stop();
  file.close();
});
