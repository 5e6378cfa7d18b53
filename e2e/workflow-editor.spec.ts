import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { commandCode } from '../src/shared/command';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { keepPicture } from './support/keep-picture';
import { openScreen } from './support/open-screen';
import { pressByHand, sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * The editor of workflows in the real window: by touch, by the keyboard and by the scanner.
 */

/** The examination of patterns may take this long, on a machine that does other things. */
const examiningMs = 30_000;

const input = (page: Page, place: string) => page.getByTestId(`input-${place}`);
const issue = (page: Page, place: string) => page.getByTestId(`issue-${place}`);

async function save(page: Page): Promise<void> {
  await page.getByTestId('save-workflow').click();
}

test('a workflow of three fields is built by the form alone, tried out, mended, saved, and its row is in MariaDB', async ({
  launch,
}, testInfo) => {
  const database = await startMariadb();
  try {
    const { page } = await launch({ databaseUrl: database.stationUrl });
    await openScreen(page, 'set-up');
    await page.getByTestId('add-single-code').click();
    await page.getByTestId('part-general').click();
    await input(page, 'title').fill('Goods out');
    await input(page, 'name').fill('fg-quality');
    await expect(page.getByText('"fg-quality" is taken')).toBeVisible();
    await input(page, 'name').fill('goods-out');

    await page.getByTestId('part-fields').click();
    await page.getByTestId('open-fields.1').click();
    await input(page, 'fields.1.label').fill('Box');
    await input(page, 'fields.1.noun').fill('a box label');
    await input(page, 'fields.1.name').fill('box');
    await input(page, 'fields.1.pattern').fill('BX(');
    await expect(issue(page, 'fields.1.pattern')).toContainText('is not a valid regular expression');
    await expect(page.getByTestId('save-workflow')).toBeDisabled();

    // A pattern that would take longer than a shift for such a code is found while it is typed, and never run.
    const catastrophe = `${'a'.repeat(60)}-`;
    await input(page, 'fields.1.example').fill(catastrophe);
    await input(page, 'fields.1.pattern').fill('^(a+)+$');
    await expect(issue(page, 'fields.1.pattern')).toContainText('could hold up the station', {
      timeout: examiningMs,
    });
    await expect(page.getByTestId('save-workflow')).toBeDisabled();
    await scanCode(page, catastrophe);
    await expect(page.getByTestId('trial-box')).toHaveAttribute('data-outcome', 'unsafe');
    await page.screenshot({ path: testInfo.outputPath('refused-pattern.png') });
    await input(page, 'fields.1.example').fill('BX01');
    await input(page, 'fields.1.pattern').fill('BX\\d{2}');
    await page.getByTestId('add-field-gtin').click();
    await input(page, 'fields.2.name').fill('article');
    await page.getByTestId('up-fields.2').click();
    await page.getByTestId('toggle-fields.1.entry').click();
    await expect(page.getByTestId('editor-issues')).toHaveAttribute('data-count', '0');

    await scanCode(page, '4006381333931');
    await expect(page.getByTestId('trial-article')).toHaveAttribute('data-outcome', 'accepted');
    await expect(page.getByTestId('trial-box')).toContainText('This is not a box label');
    await page.getByTestId('try-code').fill('4006381333932');
    await expect(page.getByTestId('trial-article')).toHaveAttribute('data-outcome', 'refused');
    await scanCode(page, '4006381333931');
    await expect(page.getByTestId('trial-article')).toHaveAttribute('data-outcome', 'accepted');
    await page.getByTestId('open-fields.1').scrollIntoViewIfNeeded();
    await keepPicture(page, 'workflow-editor');

    await save(page);
    await expect(page.getByTestId('edit-goods-out')).toHaveAttribute('data-state', 'kept', {
      timeout: examiningMs,
    });
    await page.getByTestId('close-set-up').click();
    await scanCode(page, commandCode({ name: 'next-workflow' }, ''));
    await expect(page.getByTestId('workflow')).toHaveText('Goods out');
    for (const code of ['OP1234', '4006381333931', 'BX42']) await scanCode(page, code);
    await expect(page.getByTestId('scan-row')).toHaveAttribute('data-state', 'acknowledged');
    const fields = { badge: 'OP1234', article: '4006381333931', box: 'BX42' };
    expect(await database.query('SELECT workflow, operator, fields FROM workflow_scan')).toMatchObject([
      { workflow: 'goods-out', operator: 'OP1234', fields },
    ]);
  } finally {
    await database.stop();
  }
});

test('a renamed field keeps its place in every rule, and mistakes stand beside their inputs and lead to them', async ({
  launch,
}) => {
  const { page } = await launch();
  await openScreen(page, 'set-up');
  await page.getByTestId('open-fields.1').click();
  await input(page, 'fields.1.name').fill('product');
  // Its own table has a column for "cp" and none for "product"; under another name it has not.
  await expect(issue(page, 'fields')).toContainText('must not contain product');
  await page.getByTestId('drop-changes').click();
  await page.getByTestId('part-general').click();
  await page.getByTestId('copy-workflow').click();
  await page.getByTestId('part-fields').click();
  await page.getByTestId('open-fields.1').click();
  await input(page, 'fields.1.name').fill('product');
  await page.getByTestId('part-derived').click();
  await page.getByTestId('open-derived.0').click();
  await expect(page.getByTestId('choose-derived.0.field-product')).toHaveAttribute('aria-pressed', 'true');
  await input(page, 'derived.0.take.first').fill('');
  await expect(issue(page, 'derived.0.take.first')).toContainText('must be a whole number from 1 to 512');

  // By the keyboard alone: what is wrong is found, mended and left again.
  await page.getByTestId('part-fields').click();
  await page.getByTestId('go-to-issue').focus();
  await pressByHand(page, 'Enter');
  await expect(input(page, 'derived.0.take.first')).toBeFocused();
  await pressByHand(page, '8');
  await expect(page.getByTestId('editor-issues')).toHaveAttribute('data-count', '0');

  await page.getByTestId('tab-sheet').click();
  await page.getByTestId('tab-workflows').click();
  await expect(page.getByTestId('edit-fg-quality-2')).toHaveAttribute('data-state', 'new');
  await page.getByTestId('drop-changes').click();
  await expect(page.getByTestId('edit-fg-quality-2')).toHaveCount(0);
  await expect(page.getByTestId('edit-fg-quality')).toHaveAttribute('data-state', 'kept');
});

test('what is scanned into a text of the form is tried out, and the text is as it was', async ({
  launch,
}) => {
  const { page } = await launch();
  await openScreen(page, 'set-up');
  await page.getByTestId('open-fields.1').click();
  const label = input(page, 'fields.1.label');
  await label.focus();
  await scanCode(page, 'CP12345678-1234');
  await expect(page.getByTestId('try-code')).toHaveValue('CP12345678-1234');
  await expect(page.getByTestId('trial-cp')).toHaveAttribute('data-outcome', 'accepted');
  await expect(label).toHaveValue('CP');
});

test('a workflow goes to a file and comes from one; a file with mistakes changes nothing', async ({
  launch,
  dataFolder,
}) => {
  const { page, application } = await launch();
  await openScreen(page, 'set-up');
  const file = path.join(dataFolder, 'carried.json');
  // A native dialog cannot be pressed from here: it answers what a person would choose.
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.getByTestId('part-general').click();
  await page.getByTestId('export-workflow').click();
  await expect(page.getByTestId('editor-issues')).toContainText(file);
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    fields: { pattern: string; example: string }[];
  };
  expect(document).toMatchObject({ name: 'fg-quality', fields: { length: 5 } });

  Object.assign(document.fields[1] ?? {}, { pattern: 'K\\d+' });
  writeFileSync(file, JSON.stringify(document));
  await page.getByTestId('import-workflow').click();
  await expect(page.getByTestId('not-imported')).toContainText('fields.1.example');
  const catastrophe = { pattern: '(a+)+', example: `${'a'.repeat(60)}!` };
  Object.assign(document.fields[1] ?? {}, catastrophe);
  writeFileSync(file, JSON.stringify(document));
  await page.getByTestId('import-workflow').click();
  await expect(page.getByTestId('not-imported')).toContainText('could hold up the station', {
    timeout: examiningMs,
  });
  writeFileSync(file, 'no workflow');
  await page.getByTestId('import-workflow').click();
  await expect(page.getByTestId('not-imported')).toContainText('JSON');
  await expect(page.getByTestId('edit-fg-quality')).toHaveAttribute('data-state', 'kept');

  Object.assign(document.fields[1] ?? {}, { pattern: 'K\\d+', example: 'K1' });
  writeFileSync(file, JSON.stringify(document));
  await page.getByTestId('import-workflow').click();
  await expect(page.getByTestId('editor-issues')).toContainText('It is used when you save it');
  await save(page);
  await expect(page.getByTestId('editor-issues')).toContainText('Saved with a new version', {
    timeout: examiningMs,
  });
  await page.getByTestId('close-set-up').click();
  await scanCode(page, 'OP1234');
  await scanRow(page, { ...sampleRow(1), cp: 'K77' });
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
});

test('the command sheet is shown and goes to a PDF', async ({ launch, dataFolder }) => {
  const { page } = await launch();
  await openScreen(page, 'set-up');
  await page.getByTestId('tab-sheet').click();
  await expect(page.getByTestId('command')).toHaveCount(17);
  await expect(page.locator('.sheet-command img')).toHaveCount(17);
  await page.getByTestId('save-paper').click();
  await expect(page.getByText('command-sheet.pdf')).toBeVisible();
  const pdf = path.join(dataFolder, 'exports', 'command-sheet.pdf');
  expect(statSync(pdf).size).toBeGreaterThan(5_000);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});
