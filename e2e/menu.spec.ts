import { expect, test } from './support/fixtures';
import { openScreen } from './support/open-screen';
import { scanCode } from './support/scanner';

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
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('open-set-up')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('set-up')).toBeVisible();
  await expect(page.getByTestId('connection')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('scan-prompt')).toBeVisible();

  await openScreen(page, 'care');
  await scanCode(page, 'OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await page.getByTestId('open-menu').click();
  await scanCode(page, 'CP12345678-1234');
  await expect(page.getByTestId('menu')).toHaveCount(0);
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
});
