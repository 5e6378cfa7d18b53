import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { calibrationSteps, calibrationTexts } from '../src/renderer/calibration/calibration-codes';
import { expect, test } from './support/fixtures';
import { keepPicture } from './support/keep-picture';
import { openScreen } from './support/open-screen';
import type { LaunchedStation } from './support/station';
import { hasXKeyboard, openXKeyboard, type XKeyboard } from './support/x-keyboard';

/*
 * A scanner is set up at the built station, with real keys.
 */

test.skip(!hasXKeyboard, 'XTEST needs an X display of its own');

let keyboard: XKeyboard;
test.beforeEach(async () => {
  keyboard = await openXKeyboard();
});
test.afterEach(async () => {
  await keyboard.close();
});

async function scanAllCodes(page: Page, end?: string): Promise<void> {
  for (const step of calibrationSteps) {
    await expect(page.getByTestId('calibration-content')).toHaveAttribute('data-step', step);
    await expect(page.locator(`.calibration-stage [data-testid=code-image]`)).toHaveAttribute(
      'data-state',
      'drawn',
    );
    await keyboard.scan(calibrationTexts[step], end);
  }
  await expect(page.getByTestId('calibration-content')).toHaveAttribute('data-step', 'result');
}

/** A native dialog cannot be pressed from here: it answers what a person would choose. */
async function chooseFile({ application }: LaunchedStation, file: string): Promise<void> {
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

test('a scanner is learnt on a German PC, from the keyboard alone, and its profile is kept and carried to another station', async ({
  launch,
  dataFolder,
}) => {
  await keyboard.setLayout('de');
  const station = await launch({ environment: keyboard.environment });
  const { page } = station;
  await keyboard.press('Tab');
  await expect(page.getByTestId('open-menu')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByTestId('open-calibration')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.locator('.calibration-stage [data-testid=code-image]')).toHaveAttribute(
    'data-state',
    'drawn',
  );
  await keepPicture(page, 'scanner-code');
  await scanAllCodes(page, 'Tab');
  await expect(page.getByTestId('calibration-result')).toHaveAttribute('data-verdict', 'good');
  await keepPicture(page, 'scanner-result');
  for (const code of ['reads-by-position', 'ends-with', 'complete', 'gs-arrives']) {
    await expect(page.locator(`[data-testid=finding][data-code=${code}]`)).toHaveAttribute(
      'data-tone',
      'good',
    );
  }
  await page.getByTestId('keep-profile').click();
  await expect(page.getByTestId('calibration-outcome')).toHaveAttribute('data-code', 'kept');
  const kept: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'scanner-profile.json'), 'utf8'));
  expect(kept).toMatchObject({ profile: { decode: 'us-physical', terminator: 'tab' } });

  const file = path.join(dataFolder, 'carried.json');
  await chooseFile(station, file);
  await page.getByTestId('export-profile').click();
  await expect(page.getByTestId('calibration-outcome')).toContainText(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ profile: { terminator: 'tab' } });
  await page.getByTestId('import-profile').click();
  await expect(page.getByTestId('calibration-outcome')).toHaveAttribute('data-code', 'imported');
  writeFileSync(file, '{ "profile": {} }');
  await page.getByTestId('import-profile').click();
  await expect(page.getByTestId('calibration-outcome')).toHaveAttribute('data-code', 'failed');

  await page.getByTestId('close-calibration').click();
  await keyboard.scan('OP1234', 'Tab');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
});

test('the codes are printed on one page, and nothing of the screen with them', async ({ launch }) => {
  const station = await launch({ environment: keyboard.environment });
  await openScreen(station.page, 'calibration');
  await expect(station.page.locator('[data-testid=code-image][data-state=drawn]')).toHaveCount(4);
  await station.page.emulateMedia({ media: 'print' });
  await expect(station.page.locator('.calibration-sheet')).toBeVisible();
  await expect(station.page.getByTestId('close-calibration')).toBeHidden();
  const pages = await station.application.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A4' });
    return pdf?.toString('latin1').match(/\/Type \/Page\b/g)?.length;
  });
  expect(pages).toBe(1);
});

test('a damaged profile is named, kept, and does not keep anybody from scanning', async ({
  launch,
  dataFolder,
}) => {
  const file = path.join(dataFolder, 'scanner-profile.json');
  writeFileSync(file, '{ broken');
  const station = await launch({ environment: keyboard.environment });
  await expect(station.page.getByTestId('notice')).toContainText('scanner-profile.json');
  await keyboard.scan('OP1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  expect(readFileSync(file, 'utf8')).toBe('{ broken');
});
