import type { Page } from 'playwright';
import type { MenuScreenName } from '../../src/renderer/store/screens';

/** Opens a screen the way a hand does: through the menu. */
export async function openScreen(page: Page, name: MenuScreenName): Promise<void> {
  await page.getByTestId('open-menu').click();
  await page.getByTestId(`open-${name}`).click();
  await page.getByTestId(name).waitFor();
}
