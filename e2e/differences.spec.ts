import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { openScreen } from './support/open-screen';
import { sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * Newer lists: a defect code is taken out in MariaDB after it was scanned, and a person decides what becomes of the scans.
 */

test('a defect that is removed in MariaDB shows up beside the scans that have it, and a person decides about each', async ({
  launch,
  dataFolder,
}, testInfo) => {
  const database = await startMariadb();
  await database.query(`INSERT INTO defect (code, description) VALUES ('000', 'Good'), ('101', 'Scratch')`);
  writeFileSync(path.join(dataFolder, 'station.json'), JSON.stringify({ reference: { refreshSeconds: 1 } }));
  const judged = () =>
    database.query('SELECT cp, defect, defects_version AS version FROM fg_scan ORDER BY seq');
  const [wrong, good, kept, later] = [
    sampleRow(1, '101'),
    sampleRow(2, '000'),
    sampleRow(3, '101'),
    sampleRow(4, '000'),
  ];
  try {
    let station = await launch({ databaseUrl: database.stationUrl });
    let { page } = station;
    const notice = () => page.getByTestId('notice').filter({ hasText: 'judged otherwise' });
    const picture = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) });

    await openScreen(page, 'care');
    await expect(page.getByText('Defect codes: 2 rows')).toBeVisible({ timeout: 30_000 });
    await scanCode(page, 'OP1234');
    for (const row of [wrong, good, kept]) {
      await scanRow(page, row);
      await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
    }
    const first = [wrong, good, kept].map(({ cp, defect }) => ({ cp, defect, version: 1 }));
    await expect.poll(judged).toEqual(first);
    await expect(notice()).toHaveCount(0);

    await database.query(`DELETE FROM defect WHERE code = '101'`);
    await expect(notice()).toContainText('2 scans would be judged otherwise', { timeout: 30_000 });
    await picture('notice');
    await scanRow(page, later);
    await expect.poll(judged).toEqual([...first, { cp: later.cp, defect: '000', version: 2 }]);

    await openScreen(page, 'differences');
    const scans = page.getByTestId('differing-scan');
    await expect(scans).toHaveCount(2);
    await expect(scans.last()).toContainText(wrong.cp);
    await expect(scans.last().getByTestId('difference')).toContainText(
      'was in the list when it was scanned (defects, version 1) and has been taken out since (defects, version 2)',
    );
    await picture('differences');
    await page.setViewportSize({ width: 1080, height: 1920 });
    await picture('differences-portrait');

    await scans.filter({ hasText: kept.cp }).getByTestId('leave-scan').click();
    await expect(scans).toHaveCount(1);
    await scans.getByTestId('cancel-scan').click();
    await page.getByTestId('void-wrong-defect').click();
    await expect(page.getByTestId('differences-none')).toBeVisible();
    await expect(page.getByTestId('latest-outcome')).toHaveAttribute('data-outcome', 'done');
    await picture('decided');
    await expect
      .poll(() =>
        database.query('SELECT s.cp FROM scan_void v JOIN fg_scan s ON s.scan_id = v.voided_scan_id'),
      )
      .toEqual([{ cp: wrong.cp }]);

    await station.close();
    station = await launch({ databaseUrl: database.stationUrl });
    ({ page } = station);
    await openScreen(page, 'differences');
    await expect(page.getByTestId('differences-none')).toBeVisible();
    await database.query(`DELETE FROM defect WHERE code = '000'`);
    await expect(scansOf(page)).toHaveCount(2, { timeout: 30_000 });
    await page.getByTestId('close-differences').click();
    await expect(notice()).toContainText('2 scans');
  } finally {
    await database.stop();
  }
});

function scansOf(page: Parameters<typeof scanCode>[0]) {
  return page.getByTestId('differing-scan');
}
