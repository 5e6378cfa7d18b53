import { expect, test } from './support/fixtures';
import { commandCode } from '../src/shared/command';
import { openScreen } from './support/open-screen';
import { pressByHand, scanCode } from './support/scanner';

/*
 * The menu: the one way to every screen, by hand alone or by touch, never in the way of a scan.
 */

test('every screen is reached from the menu by keys of a hand, and a scanned code brings the scan screen back', async ({
  launch,
}) => {
  const { page } = await launch();
  const smallest = await page
    .getByTestId('open-menu')
    .evaluate((button) => button.getBoundingClientRect().height);
  expect(smallest).toBeGreaterThanOrEqual(64);

  await page.getByTestId('open-menu').click();
  await expect(page.getByTestId('open-calibration')).toBeFocused();
  await pressByHand(page, 'ArrowDown');
  await expect(page.getByTestId('open-serial')).toBeFocused();
  await pressByHand(page, 'ArrowDown');
  await expect(page.getByTestId('open-set-up')).toBeFocused();
  await pressByHand(page, 'Space');
  await expect(page.getByTestId('set-up')).toBeVisible();
  await expect(page.getByTestId('connection')).toBeVisible();
  await pressByHand(page, 'Escape');
  await expect(page.getByTestId('scan-prompt')).toBeVisible();

  await openScreen(page, 'care');
  await scanCode(page, 'OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await page.getByTestId('open-menu').click();
  await scanCode(page, 'CP12345678-1234');
  await expect(page.getByTestId('menu')).toHaveCount(0);
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
});

test('the language is switched by a scanned command and in the menu, with numbers and refusals, and stays after a restart', async ({
  launch,
}) => {
  const station = await launch();
  const { page } = station;
  await scanCode(page, commandCode({ name: 'language', language: 'ro' }, ''));
  await expect(page.getByTestId('feedback')).toContainText('De acum în română.');
  await expect(page.getByTestId('scan-prompt')).toContainText('Scanează un ecuson');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ro');
  await scanCode(page, 'OP1234');
  await scanCode(page, 'OC12345678');
  await expect(page.getByTestId('feedback')).toContainText(
    'S-a scanat o etichetă OC; se așteaptă o etichetă CP.',
  );
  await expect(page.getByTestId('feedback').getByTestId('error-code')).toHaveText('E-OTHER-FIELD');
  await page.getByTestId('open-menu').click();
  await page.getByTestId('choose-language-de').click();
  await expect(page.getByTestId('feedback')).toContainText('erwartet wird ein CP-Etikett');
  await station.close();

  const again = await launch();
  await expect(again.page.getByTestId('scan-prompt')).toContainText('eine Ausweiskarte');
});
