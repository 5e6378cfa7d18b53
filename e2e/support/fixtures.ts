import { test as base } from 'playwright/test';
import { openDisplay } from '../../scripts/setup/display.mjs';
import { createTemporaryFolder } from './temporary-folder';
import { launchStation, type LaunchedStation, type LaunchOptions } from './station';

/** What each end-to-end test is given; everything is ended and removed after it. */
interface Fixtures {
  /** A data folder of its own. */
  dataFolder: string;
  /** Launches the station; may be called again after a kill or close. */
  launch: (options?: Partial<LaunchOptions>) => Promise<LaunchedStation>;
}

/** What all tests of one Playwright worker share. */
interface WorkerFixtures {
  /** The worker's own display: keys go to the window that has the focus, and a display has one focus. */
  display: undefined;
}

/** The test function with the station's fixtures. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    async ({ browserName: _browserName }, use) => {
      const display = await openDisplay();
      Object.assign(process.env, display.environment);
      await use(undefined);
      await display.close();
    },
    { scope: 'worker', auto: true },
  ],
  // Playwright demands an object pattern even where nothing is taken from it.
  dataFolder: async ({ browserName: _browserName }, use) => {
    const home = createTemporaryFolder('e2e');
    await use(home.folder);
    home.remove();
  },
  launch: async ({ dataFolder }, use, testInfo) => {
    const stations: LaunchedStation[] = [];
    await use(async (options = {}) => {
      const station = await launchStation({ dataFolder, ...options });
      stations.push(station);
      return station;
    });
    for (const station of stations) {
      await testInfo.attach('program output', { body: station.output(), contentType: 'text/plain' });
      await station.close();
    }
  },
});

export { expect } from 'playwright/test';
