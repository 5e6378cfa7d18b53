import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { themes } from '../src/shared/preferences';
import { tabs } from '../src/renderer/editor/places';
import { menuScreenNames } from '../src/renderer/store/screens';
import { expect, test } from './support/fixtures';
import { openScreen } from './support/open-screen';
import { scanCode } from './support/scanner';

/*
 * Every screen in every theme, examined by axe.
 */

/** What axe finds: the rule, and the elements that break it. */
async function violations(page: Page): Promise<string[]> {
  // Legacy mode: the usual one opens a second page, which Electron has no window for.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Every part of the form of a workflow, with a mistake in it. */
async function examineEditor(page: Page): Promise<void> {
  await page.getByTestId('open-fields.1').click();
  await page.getByTestId('input-fields.1.label').fill('');
  await scanCode(page, 'OC12345678');
  for (const tab of tabs) {
    expect(await violations(page), `editor, ${tab}`).toEqual([]);
    await page.getByTestId(`part-${tab}`).click();
  }
  await page.getByTestId('drop-changes').click();
}

for (const theme of themes) {
  test(`axe finds nothing to complain about on any screen in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await scanCode(page, 'OP1234');
    await page.getByTestId('open-menu').click();
    await page.getByTestId(`choose-theme-${theme}`).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await violations(page), 'menu').toEqual([]);
    await page.getByTestId('close-menu').click();
    for (const name of menuScreenNames) {
      await openScreen(page, name);
      expect(await violations(page), name).toEqual([]);
      if (name === 'set-up') await examineEditor(page);
      await page.getByTestId(`close-${name}`).click();
    }
    expect(await violations(page), 'scan').toEqual([]);
    await scanCode(page, 'OC12345678');
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'refused');
    expect(await violations(page), 'refused').toEqual([]);
    await page.getByTestId('acknowledge').click();
  });
}
