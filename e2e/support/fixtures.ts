import { test as base } from 'playwright/test';
import { createTemporaryFolder } from './temporary-folder';
import { launchStation, type LaunchedStation, type LaunchOptions } from './station';

/** What each end-to-end test is given; everything is ended and removed after it. */
interface Fixtures {
  /** A data folder of its own. */
  dataFolder: string;
  /** Launches the station; may be called again after a kill or close. */
  launch: (options?: Partial<LaunchOptions>) => Promise<LaunchedStation>;
}

/** The test function with the station's fixtures. */
export const test = base.extend<Fixtures>({
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
