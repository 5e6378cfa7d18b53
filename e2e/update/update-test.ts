import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test as base, type Page } from 'playwright/test';
import { startMariadb, type PrivateMariadb } from '../support/mariadb';
import { sampleRow, scanCode, scanRow } from '../support/scanner';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { startReleaseServer, type ReleaseServer } from './release-server';
import { prepareStation, type UpdatingStation } from './updating-station';
import { makeVariant } from './variant';

/*
 * A packaged program, installed as a user's AppImage, that updates itself from a web server on loopback or from a folder. The
 * key its updates must be signed by is packed with it.
 */

export const badge = 'OP1234';
export const pictures = path.resolve('reports/update');
/** The package of version 1.0.0, which every station begins with. */
export const firstPackage = path.resolve('dist/e2e-update/scan-station-1.0.0-x86_64.AppImage');
export const keyFile = path.resolve('dist/e2e-update.key');
const script = path.resolve('scripts/update-sign.ts');

/* Lines of the log. */
export const ready = 'The window is ready for scans.';
export const placed = 'The update is here, whole and genuine';
export const installed = 'The new version has proven itself and is the program of this station now.';
export const wentBack = 'The new version did not prove itself; this one goes on.';

/** Signs as `npm run update:sign` does. Throws what it says when it does not. */
export function sign(...parameters: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run-ts.mjs', script, ...parameters], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** Releases that are made once and served to several stations. */
export interface Releases {
  folder: string;
  /** Makes a release where there is none of this version yet, and signs it anew. */
  make: (
    version: string,
    change?: (program: string) => void,
    parameters?: readonly string[],
  ) => Promise<{ folder: string; file: string }>;
}

function createReleases(folder: string): Releases {
  return {
    folder,
    make: async (version, change, parameters = []) => {
      const place = path.join(folder, version);
      const file = existsSync(place)
        ? path.join(place, `scan-station-${version}-x86_64.AppImage`)
        : await makeVariant({
            base: firstPackage,
            version,
            folder: place,
            ...(change === undefined ? {} : { change }),
          });
      sign('--folder', place, '--key', keyFile, ...parameters);
      return { folder: place, file };
    },
  };
}

/** Hours that are not now: a signed-in operator who is quiet may be interrupted. */
function hoursAway(): { from: string; to: string } {
  const hour = (offset: number): string =>
    `${String((new Date().getHours() + offset) % 24).padStart(2, '0')}:00`;
  return { from: hour(3), to: hour(6) };
}

/** Prepares the station of a test, which is ended and removed after it. */
export type Prepare = (
  updates?: Record<string, unknown>,
  environment?: Record<string, string>,
) => UpdatingStation;

/** A test with a database, a release server, and a station that is prepared when the test says so. */
export const test = base.extend<
  { database: PrivateMariadb; server: ReleaseServer; prepare: Prepare },
  { releases: Releases }
>({
  releases: [
    async ({ browserName: _browserName }, use) => {
      const home = createTemporaryFolder('releases');
      mkdirSync(pictures, { recursive: true });
      await use(createReleases(home.folder));
      home.remove();
    },
    { scope: 'worker' },
  ],
  // Playwright demands an object pattern even where nothing is taken from it.
  database: async ({ browserName: _browserName }, use) => {
    const database = await startMariadb();
    await use(database);
    await database.stop();
  },
  server: async ({ browserName: _browserName }, use) => {
    const server = await startReleaseServer();
    await use(server);
    await server.close();
  },
  prepare: async ({ database, server }, use) => {
    const prepared: UpdatingStation[] = [];
    await use((updates = {}, environment = {}) => {
      const station = prepareStation({
        base: firstPackage,
        databaseUrl: database.stationUrl,
        updates: {
          url: server.url,
          checkEveryMinutes: 1,
          workingHours: hoursAway(),
          calmSeconds: 5,
          countdownSeconds: 5,
          proveWithinSeconds: 90,
          ...updates,
        },
        environment,
      });
      prepared.push(station);
      return station;
    });
    for (const station of prepared) {
      await station.end();
      station.remove();
    }
  },
});

const deliveredTo = async (database: PrivateMariadb): Promise<string[]> =>
  (await database.query<{ cp: string }>('SELECT cp FROM fg_scan ORDER BY seq')).map(({ cp }) => cp);

export function waitForRows(database: PrivateMariadb, count: number): Promise<void> {
  return waitUntil(
    `${count} rows are in MariaDB`,
    async () => (await deliveredTo(database)).length >= count,
    { timeoutMs: 90_000, everyMs: 200 },
  );
}

/** These rows have arrived, in this order, and no other. */
export async function expectDelivered(database: PrivateMariadb, ...numbers: number[]): Promise<void> {
  await waitForRows(database, numbers.length);
  expect(await deliveredTo(database)).toEqual(numbers.map((number) => sampleRow(number).cp));
}

export const isSame = (left: string, right: string): boolean =>
  readFileSync(left).equals(readFileSync(right));

export async function scanRows(page: Page, ...numbers: number[]): Promise<void> {
  await scanCode(page, badge);
  for (const number of numbers) {
    await scanRow(page, sampleRow(number));
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
    await expect(page.getByTestId('scan-row').first()).toContainText(sampleRow(number).cp);
  }
}
