import { expect, test } from './support/fixtures';
import { keepPicture } from './support/keep-picture';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * The database loses what it had confirmed: the window says so, and one touch mends it.
 */

let database: PrivateMariadb;

test.beforeEach(async () => {
  database = await startMariadb();
});
test.afterEach(async () => {
  await database.stop();
});

test('rows that an administrator deleted are missed, sent again by one touch, and there once; scanning goes on meanwhile', async ({
  launch,
}) => {
  const first = await launch({ databaseUrl: database.stationUrl });
  await scanCode(first.page, 'OP1234');
  for (const number of [1, 2, 3]) await scanRow(first.page, sampleRow(number));
  await expect(first.page.locator('[data-testid="scan-row"][data-state="acknowledged"]')).toHaveCount(3);
  await expect(first.page.getByTestId('ledger-notice')).toHaveCount(0);
  await first.close();
  await database.query('DELETE FROM fg_scan WHERE seq IN (1, 3)');

  const { page } = await launch({ databaseUrl: database.stationUrl });
  const notice = page.getByTestId('ledger-notice');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(4));
  await expect(notice).toContainText('The database has lost 2 scans that this PC had delivered.');
  await expect(notice).toContainText('They are safe on this PC');
  await keepPicture(page, 'ledger-alarm');

  const button = page.getByTestId('send-missing');
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(64);
  const row = sampleRow(5);
  await scanCode(page, row.cp);
  await scanCode(page, row.oc1);
  await button.click();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await scanCode(page, row.oc2);
  await scanCode(page, row.defect);

  await expect(notice).toHaveCount(0);
  await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '0');
  const readCps = async (): Promise<string[]> =>
    (await database.query<{ cp: string }>('SELECT cp FROM fg_scan ORDER BY seq')).map(({ cp }) => cp);
  await expect.poll(readCps).toEqual([1, 2, 3, 4, 5].map((number) => sampleRow(number).cp));
});
