import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import readXlsxFile from 'read-excel-file/node';
import type { ListFormat } from '../src/shared/ipc';
import { singleCode } from '../src/shared/ready-workflows';
import { hashPin } from '../src/main/agent/people/pin-hash';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { openScreen } from './support/open-screen';
import { sampleRow, scanCode, scanRow, typeByHand } from './support/scanner';
import { tapPin } from './support/tap-pin';

/*
 * The history screen: a scan is found by the end of its label, opened, and cancelled after it was delivered.
 */

test('a delivered scan is found by the end of its label, and its cancellation arrives in MariaDB', async ({
  launch,
  dataFolder,
}, testInfo) => {
  const database = await startMariadb();
  try {
    const { page, application } = await launch({ databaseUrl: database.stationUrl });
    const picture = async (name: string): Promise<void> => {
      await page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
    };
    await scanCode(page, 'OP1234');
    for (const number of [17, 18, 19]) {
      await scanRow(page, sampleRow(number));
      await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
    }
    await expect(page.getByTestId('scan-row').and(page.locator('[data-state="acknowledged"]'))).toHaveCount(
      3,
    );

    await openScreen(page, 'history');
    const rows = page.getByTestId('history-row');
    await expect(rows).toHaveCount(3);
    // Scanned or typed: the end of the label will do, and nothing is stored of it. A scan takes the place of what was
    // typed, whichever field has the keyboard.
    await page.getByTestId('history-code').focus();
    await typeByHand(page, 'CP77');
    await expect(rows).toHaveCount(0);
    await scanCode(page, '000017-0001');
    await expect(page.getByTestId('history-code')).toHaveValue('000017-0001');
    await expect(rows).toContainText(sampleRow(17).cp);
    await page.getByTestId('history-day').focus();
    await scanCode(page, '000018-0001');
    await expect(page.getByTestId('history-day')).toHaveValue('');
    await expect(page.getByTestId('history-code')).toHaveValue('000018-0001');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(sampleRow(18).cp);
    await page.getByTestId('choose-state-voided').click();
    await expect(rows).toHaveCount(0);
    await page.getByTestId('choose-state-acknowledged').click();
    await page.getByTestId('choose-period-today').click();
    const exportFound = (format: ListFormat): Promise<string> =>
      exportTo(page, application, path.join(dataFolder, `found.${format}`), format);
    expect(readFileSync(await exportFound('csv'), 'utf8')).toContain(`"${sampleRow(18).cp}"`);
    expect(await rowsOf(await exportFound('xlsx'))).toEqual([
      expect.objectContaining({
        number: 2,
        captured_at: expect.any(Date),
        state: 'acknowledged',
        ...sampleRow(18),
      }),
    ]);
    await rows.click();
    const detail = page.getByTestId('scan-detail');
    await expect(detail).toContainText(sampleRow(18).oc2);
    await picture('history');

    await page.getByTestId('cancel-scan').click();
    await expect(page.getByTestId('void-scan')).toContainText(sampleRow(18).cp);
    await picture('void-panel');
    await page.getByTestId('void-wrong-defect').click();
    await expect(page.getByTestId('latest-outcome')).toHaveAttribute('data-outcome', 'done');
    await expect(page.getByTestId('detail-void')).toContainText('Wrong defect code');
    await picture('cancelled');
    await expect
      .poll(() =>
        database.query(
          'SELECT s.cp, v.reason FROM scan_void v JOIN fg_scan s ON s.scan_id = v.voided_scan_id',
        ),
      )
      .toEqual([{ cp: sampleRow(18).cp, reason: 'wrong-defect' }]);
    await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '0');
  } finally {
    await database.stop();
  }
});

test('a code that a spreadsheet would take for a formula or a number is text in the XLSX file', async ({
  launch,
  dataFolder,
}) => {
  writeFileSync(path.join(dataFolder, 'workflows.json'), JSON.stringify({ workflows: [singleCode] }));
  const { page, application } = await launch();
  await scanCode(page, 'OP1234');
  for (const code of ['=1+1', '0042']) await scanCode(page, code);
  await expect(page.getByTestId('scan-row')).toHaveCount(2);
  await openScreen(page, 'history');
  await expect(page.getByTestId('history-row')).toHaveCount(2);
  const file = path.join(dataFolder, 'all.xlsx');
  await exportTo(page, application, file, 'xlsx');
  expect((await rowsOf(file)).map(({ code }) => code)).toEqual(['0042', '=1+1']);
});

/** Touches the button of a format, and waits until the screen says that the file is written. */
async function exportTo(
  page: Page,
  application: ElectronApplication,
  file: string,
  format: ListFormat,
): Promise<string> {
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByTestId(`history-export-${format}`).click();
  await expect(page.getByTestId('history-exported')).toContainText(`in ${file}`);
  return file;
}

/** What another program reads in an XLSX file: each row by the names of its columns. */
async function rowsOf(file: string): Promise<Record<string, unknown>[]> {
  const [sheet] = await readXlsxFile(file);
  const [head = [], ...rows] = sheet?.data ?? [];
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [String(name), cells[index]])));
}

test('a scan of somebody else is cancelled by a supervisor’s badge and PIN, and is recorded as theirs', async ({
  launch,
}) => {
  const database = await startMariadb();
  try {
    await database.query(
      `INSERT INTO operator (badge, name, role, pin_hash) VALUES ('OP1234', 'Ana Pop', 'operator', NULL),
         ('OP7777', 'Ion Radu', 'operator', NULL), ('OP9000', 'Maria Dinu', 'supervisor', ?)`,
      [await hashPin('471100')],
    );
    const { page } = await launch({ databaseUrl: database.stationUrl });
    await scanCode(page, 'OP1234');
    await expect(page.getByTestId('operator')).toContainText('Ana Pop', { timeout: 30_000 });
    await scanRow(page, sampleRow(1));
    await expect(page.getByTestId('scan-row')).toHaveAttribute('data-state', 'acknowledged');
    await scanCode(page, 'OP7777');
    await scanRow(page, sampleRow(2));
    await expect(page.getByTestId('scan-row')).toHaveCount(2);

    await openScreen(page, 'history');
    await page
      .getByTestId('history-row')
      .filter({ hasText: sampleRow(1).cp })
      .click();
    await page.getByTestId('cancel-scan').click();
    await page.getByTestId('void-wrong-label').click();
    const panel = page.getByTestId('void-panel');
    await expect(panel).toHaveAttribute('data-step', 'supervisor');
    await expect(panel).toContainText('This scan is OP1234’s');
    // Given up, nothing is cancelled and nothing is asked for any more.
    await page.getByTestId('leave-void').click();
    await expect(panel).toHaveCount(0);
    await page.getByTestId('cancel-scan').click();
    await page.getByTestId('void-wrong-label').click();

    await scanCode(page, 'OP9000');
    await expect(page.getByTestId('pin-ask')).toContainText('Maria Dinu');
    await page.screenshot({ path: 'reports/void-pin.png' });
    await tapPin(page, '000000');
    await expect(page.getByTestId('pin-answer')).toHaveAttribute('data-refusal', 'wrong');
    expect(await database.query('SELECT * FROM scan_void')).toEqual([]);
    await tapPin(page, '471100');
    await expect(page.getByTestId('latest-outcome')).toHaveAttribute('data-outcome', 'done');
    await expect(page.getByTestId('detail-void')).toContainText('OP9000: Wrong label');
    await expect
      .poll(() => database.query('SELECT operator, reason FROM scan_void'))
      .toEqual([{ operator: 'OP9000', reason: 'wrong-label' }]);

    // One's own scan needs nobody; the PIN that was shown opens nothing more.
    await page
      .getByTestId('history-row')
      .filter({ hasText: sampleRow(2).cp })
      .click();
    await page.getByTestId('cancel-scan').click();
    await page.getByTestId('void-test').click();
    await expect(page.getByTestId('detail-void')).toContainText('OP7777: Only a test');
  } finally {
    await database.stop();
  }
});
