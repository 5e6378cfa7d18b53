import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { calibrationTexts } from '../src/renderer/calibration/calibration-codes';
import { commandCode } from '../src/shared/command';
import { expect, test } from './support/fixtures';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { pressByHand, sampleRow, scanCode, scanRow, typeByHand, waitForSilence } from './support/scanner';
import { hasXKeyboard, openXKeyboard } from './support/x-keyboard';

/*
 * The first start of a station that nobody has set up, by real keys, to the first scan in MariaDB.
 */

const next = commandCode({ name: 'acknowledge' }, '');
const testReason = commandCode({ name: 'void-reason', reason: 'test' }, '');

const firstRun = (page: Page) => page.getByTestId('first-run');
const setUpFile = (dataFolder: string): string => path.join(dataFolder, 'set-up.json');

/** What is kept of the first run; the file is written whole, so it can be read at any time. */
function keptIn(dataFolder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(setUpFile(dataFolder), 'utf8')) as Record<string, unknown>;
}

test.describe('with a database', () => {
  let database: PrivateMariadb;
  test.beforeEach(async () => {
    database = await startMariadb();
  });
  test.afterEach(async () => {
    await database.stop();
  });

  test('from the language to the first scan in MariaDB by keys alone; the second start goes straight to scanning', async ({
    launch,
    dataFolder,
  }, testInfo) => {
    test.skip(!hasXKeyboard, 'XTEST needs an X display of its own');
    const keyboard = await openXKeyboard();
    const station = await launch({ isFirstRun: true, environment: keyboard.environment });
    const { page } = station;
    const picture = async (name: string): Promise<void> => {
      await page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
    };
    await expect(firstRun(page)).toHaveAttribute('data-step', 'language');
    await expect(page.locator('.command-image')).toHaveCount(3);
    await picture('1-language');
    await pressByHand(page, 'Escape');
    // A key counts as a hand's after a silence: only then is it known that it leads nowhere.
    await waitForSilence(page);
    await expect(firstRun(page)).toBeVisible();
    await keyboard.scan(commandCode({ name: 'language', language: 'de' }, ''));
    await expect(firstRun(page)).toHaveAttribute('data-step', 'name');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');

    await typeByHand(page, 'LINIE-3');
    await expect(page.getByTestId('first-name')).toHaveValue('LINIE-3');
    await picture('2-name');
    await keyboard.scan(next);
    await expect(firstRun(page)).toHaveAttribute('data-step', 'scanner');
    expect(keptIn(dataFolder)).toEqual({ isFinished: false, stationName: 'LINIE-3' });

    await expect(page.getByTestId('code-image')).toHaveAttribute('data-state', 'drawn');
    await picture('3-scanner');
    await keyboard.scan(calibrationTexts.characters);
    await expect(firstRun(page)).toHaveAttribute('data-verdict', 'good');
    await expect.poll(() => existsSync(path.join(dataFolder, 'scanner-profile.json'))).toBe(true);
    await picture('4-scanner-learnt');
    await keyboard.scan(next);
    await expect(firstRun(page)).toHaveAttribute('data-step', 'database');

    const { hostname, port, username, password, pathname } = new URL(database.stationUrl);
    const account = {
      host: hostname,
      port,
      database: pathname.slice(1),
      user: username,
      password: 'not the password',
    };
    await expect(page.getByTestId('first-connect')).toBeDisabled();
    for (const [name, text] of Object.entries(account)) {
      await page.getByTestId(`first-${name}`).focus();
      await typeByHand(page, text);
    }
    await picture('5-database');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('first-connection')).toContainText('lehnt das Passwort dieser Station ab');
    await picture('6-database-refused');
    await page.getByTestId('first-password').focus();
    await typeByHand(page, decodeURIComponent(password));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('first-connection')).toHaveAttribute('data-tone', 'good');
    await picture('7-database-connected');
    await keyboard.scan(next);

    await expect(page.getByTestId('first-scan')).toBeVisible();
    await picture('8-first-scan');
    await keyboard.scan('OP1234');
    const row = sampleRow(1);
    for (const code of [row.cp, row.oc1, row.oc2, row.defect]) await keyboard.scan(code);
    await expect(firstRun(page)).toHaveAttribute('data-step', 'question');
    await picture('9-question');
    await keyboard.scan(next);
    await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
    await expect(page.getByTestId('first-scan')).toHaveCount(0);
    await expect(page.getByTestId('scan-row')).toHaveAttribute('data-state', 'acknowledged');
    expect(await database.query('SELECT station, operator, cp FROM fg_scan')).toEqual([
      { station: 'LINIE-3', operator: 'OP1234', cp: row.cp },
    ]);
    await expect.poll(() => keptIn(dataFolder)).toMatchObject({ isFinished: true, stationName: 'LINIE-3' });
    // It holds the password of the database.
    expect(statSync(setUpFile(dataFolder)).mode & 0o077).toBe(0);

    // Over is over: nobody can change the database in this way any more.
    const late = await page.evaluate(() => window.station.keepSetUp({ stationName: 'X' }, null));
    expect(late).toEqual({ outcome: 'refused', because: 'first-run-over' });
    await station.close();

    const again = await launch({ isFirstRun: false, environment: keyboard.environment });
    await expect(again.page.getByTestId('scan-prompt')).toBeVisible();
    await expect(again.page.getByTestId('connection')).toHaveAttribute('data-state', 'connected');
    await again.close();
    await keyboard.close();
  });
});

test('everything can wait: no database, and a first scan that was a test is cancelled', async ({
  launch,
  dataFolder,
}) => {
  const { page } = await launch({ isFirstRun: true });
  await scanCode(page, commandCode({ name: 'language', language: 'en' }, ''));
  await expect(firstRun(page)).toHaveAttribute('data-step', 'name');
  await page.keyboard.press('Enter');
  await expect(firstRun(page)).toHaveAttribute('data-step', 'scanner');
  await pressByHand(page, 'Tab');
  await expect(page.getByTestId('first-later')).toBeFocused();
  await pressByHand(page, 'Enter');
  await expect(firstRun(page)).toHaveAttribute('data-step', 'database');
  await scanCode(page, next);
  await expect(page.getByTestId('first-scan')).toBeVisible();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'not-configured');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await expect(firstRun(page)).toHaveAttribute('data-step', 'question');
  // Whoever goes on scanning is told that this counts for nothing yet.
  await scanCode(page, sampleRow(2).cp);
  await expect(page.getByTestId('refusal')).toContainText('this code was NOT taken');
  await expect(page.locator('.shell')).toHaveAttribute('data-flood', 'refused');
  await page.screenshot({ path: 'reports/first-run-refused.png' });
  await expect(firstRun(page)).toHaveAttribute('data-step', 'question');
  await scanCode(page, testReason);
  await expect(page.getByTestId('feedback')).toContainText('Only a test');
  await expect(page.getByTestId('scan-row')).toContainText('Undone');
  await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '2');
  await expect.poll(() => keptIn(dataFolder)).toMatchObject({ isFinished: true });
});

test('a first run that is broken off begins again at the next start, with what was answered', async ({
  launch,
}) => {
  const first = await launch({ isFirstRun: true });
  await first.page.getByTestId('first-language-en').click();
  await typeByHand(first.page, 'LINE-9');
  await first.page.keyboard.press('Enter');
  await expect(firstRun(first.page)).toHaveAttribute('data-step', 'scanner');
  await first.kill();

  const { page } = await launch({ isFirstRun: true });
  await page.getByTestId('first-language-en').click();
  await expect(page.getByTestId('first-name')).toHaveValue('LINE-9');
});

test('a damaged file of the first run is named and left alone, and scanning goes on', async ({
  launch,
  dataFolder,
}) => {
  writeFileSync(setUpFile(dataFolder), '{ broken');
  const { page } = await launch();
  await expect(page.getByTestId('notice')).toContainText('set-up.json');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await expect(page.getByTestId('scan-row')).toHaveAttribute('data-state', 'pending');
  expect(readFileSync(setUpFile(dataFolder), 'utf8')).toBe('{ broken');
});
