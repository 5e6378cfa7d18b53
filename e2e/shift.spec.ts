import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures';
import { openScreen } from './support/open-screen';
import { sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * The shift at a glance. No database: what is scanned stays here, and the screen says so.
 */

test('a shift is counted by verdict, hour, defect and operator, and goes to paper', async ({
  launch,
  dataFolder,
}, testInfo) => {
  // One shift all day: the test may run at any hour, and over midnight the rows are of two.
  const configuration = { shifts: [{ name: 'A', startsAt: '00:00' }], targetPerHour: 3 };
  writeFileSync(path.join(dataFolder, 'station.json'), JSON.stringify(configuration));
  const { page } = await launch();
  await scanCode(page, 'OP1234');
  for (const number of [1, 2, 3]) await scanRow(page, sampleRow(number));
  await scanRow(page, { ...sampleRow(4), defect: '101' });
  await expect(page.getByTestId('scan-row')).toHaveCount(4);

  await openScreen(page, 'shift');
  await expect(page.getByTestId('shift-scanned')).toHaveText('4');
  await expect(page.getByTestId('shift-approved')).toHaveText('3');
  await expect(page.getByTestId('shift-rejected')).toHaveText('1');
  await expect(page.getByTestId('shift-pending')).toHaveText('4');
  await expect(page.getByTestId('shift-rate')).toHaveText('75%');
  await expect(page.getByTestId('shift-target')).toContainText('3');
  await expect(page.getByTestId('shift-defects-line')).toContainText('101');
  await expect(page.getByTestId('shift-operators-line')).toContainText('OP1234');
  await expect(page.getByTestId('shift-check')).toHaveAttribute('data-state', 'unchecked');
  await page.screenshot({ path: testInfo.outputPath('shift.png') });

  await page.getByTestId('save-paper').click();
  await expect(page.getByTestId('paper-said')).toContainText('.pdf');
  const day = (await page.getByTestId('shift-name').getAttribute('data-shift'))?.slice(0, 10) ?? '';
  const file = path.join(dataFolder, 'exports', `shift-${day}-a.pdf`);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');

  await page.getByTestId('shift-previous').click();
  await expect(page.getByTestId('shift-scanned')).toHaveText('0');
  await page.getByTestId('shift-next').click();
  await expect(page.getByTestId('shift-scanned')).toHaveText('4');
});
