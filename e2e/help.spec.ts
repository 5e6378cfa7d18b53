import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandCode } from '../src/shared/command';
import { languages } from '../src/shared/preferences';
import { fgQuality } from '../src/shared/ready-workflows';
import { expect, test } from './support/fixtures';
import { keepPaper } from './support/keep-picture';
import { openScreen } from './support/open-screen';
import { countPdfPages } from './support/pdf-pages';
import { scanCode } from './support/scanner';

/*
 * Help: a sentence on the scan screen for whoever has not begun, and the card for the wall.
 */

const titles = { ro: 'Cum se scanează aici', en: 'How to scan here', de: 'So wird hier gescannt' };

test('the scan screen says what it is for until somebody has signed in, and the menu says it always', async ({
  launch,
}) => {
  const { page } = await launch();
  const sentence = 'Scan what the large word says; a row saves itself after its last code.';
  await expect(page.getByTestId('scan-prompt')).toContainText(sentence);
  await scanCode(page, 'OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await expect(page.getByTestId('scan-prompt')).not.toContainText(sentence);
  await page.getByTestId('open-menu').click();
  await expect(page.getByTestId('menu')).toContainText(sentence);
});

test('the card for the wall is one page in each language, and its codes work when they are scanned', async ({
  launch,
  dataFolder,
}, testInfo) => {
  const { page } = await launch();
  await openScreen(page, 'help');
  const card = page.getByTestId('wall-card');
  await expect(card).toHaveAttribute('lang', 'en');
  for (const language of languages) {
    await page.getByTestId(`choose-card-language-${language}`).click();
    await expect(card).toContainText(titles[language]);
    await expect(card.locator('img')).toHaveCount(3);
    await page.screenshot({ path: testInfo.outputPath(`help-${language}.png`) });
    if (language === 'en') await keepPaper(page, 'wall-card');
    await page.getByTestId('save-paper').click();
    await expect(page.getByTestId('paper-said')).toContainText(`wall-card-${language}.pdf`);
    const file = path.join(dataFolder, 'exports', `wall-card-${language}.pdf`);
    await testInfo.attach(language, { path: file });
    expect.soft(countPdfPages(file)).toBe(1);
  }
  // The screen itself still speaks its own language.
  await expect(page.getByTestId('close-help')).toHaveText('Back to scanning');

  const printed = await card
    .getByTestId('command')
    .evaluateAll((codes) => codes.map((code) => code.getAttribute('data-code') ?? ''));
  const [acknowledge = '', undo = '', signOut = ''] = printed;
  await scanCode(page, 'OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await scanCode(page, undo);
  // Its key is this station's: what is refused is only that there is nothing yet.
  await expect(page.getByTestId('feedback').getByTestId('error-code')).toHaveText('E-NOTHING-TO-UNDO');
  await scanCode(page, acknowledge);
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'none');
  await scanCode(page, signOut);
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'badge');
  expect(printed).toContain(commandCode({ name: 'sign-out' }, ''));
});

for (const fieldCount of [10, 20]) {
  test(`the card of a workflow with ${fieldCount} fields is one page too`, async ({
    launch,
    dataFolder,
  }, testInfo) => {
    const [badge] = fgQuality.fields;
    const others = Array.from({ length: fieldCount - 1 }, (_unused, index) => ({
      name: `field_${index}`,
      label: `Serial number of part ${index}`,
      noun: `the serial number of part ${index}`,
      example: `SERIAL-${index}-0123456789`,
      pattern: `SERIAL-${index}-\\d+`,
      optional: index > 0,
    }));
    const configurationFile = path.join(dataFolder, 'longest.json');
    writeFileSync(
      configurationFile,
      JSON.stringify({
        workflow: {
          name: 'longest',
          title: 'A workflow whose title is as long as it may be..',
          version: 1,
          operatorField: 'badge',
          fields: [badge, ...others],
        },
      }),
    );
    const { page } = await launch({ configurationFile });
    await openScreen(page, 'help');
    const card = page.getByTestId('wall-card');
    await expect(card).toContainText(`Serial number of part ${fieldCount - 2}`);
    await page.getByTestId('choose-card-language-de').click();
    await expect(card).toContainText(titles.de);
    await expect(card.locator('img')).toHaveCount(3);
    await page.getByTestId('save-paper').click();
    await expect(page.getByTestId('paper-said')).toContainText('wall-card-de.pdf');
    const file = path.join(dataFolder, 'exports', 'wall-card-de.pdf');
    await testInfo.attach(`with-${fieldCount}-fields`, { path: file });
    expect(countPdfPages(file)).toBe(1);
  });
}
