import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { openScreen } from './support/open-screen';
import { sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * Scans that the database refuses for a real rule of its table, decided about on their screen.
 */

test('refused scans are shown with their cause, one is discarded with a reason, and the others arrive once the cause is mended', async ({
  launch,
}) => {
  const database = await startMariadb();
  try {
    await database.query("ALTER TABLE fg_scan ADD CONSTRAINT no_101 CHECK (defect <> '101')");
    const { page } = await launch({ databaseUrl: database.stationUrl });
    await scanCode(page, 'OP1234');
    for (const number of [1, 2, 3]) await scanRow(page, sampleRow(number, number === 2 ? '000' : '101'));
    await expect(page.getByTestId('scan-row').and(page.locator('[data-state="quarantined"]'))).toHaveCount(2);
    await openScreen(page, 'quarantine');
    const refused = page.getByTestId('refused-scan');
    await expect(refused).toHaveCount(2);
    await expect(page.getByTestId('quarantine-cause')).toContainText('A rule of the database forbids it.');
    await refused.first().getByTestId('discard').click();
    await page.getByTestId('discard-test').click();
    await expect(refused).toHaveCount(1);
    await database.query('ALTER TABLE fg_scan DROP CONSTRAINT no_101');
    await page.getByTestId('send-cause-again').click();
    await expect(page.getByTestId('quarantine-none')).toBeVisible();
    await expect
      .poll(() => database.query('SELECT cp FROM fg_scan ORDER BY seq'))
      .toEqual([{ cp: sampleRow(2).cp }, { cp: sampleRow(3).cp }]);
  } finally {
    await database.stop();
  }
});
