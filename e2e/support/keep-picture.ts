import path from 'node:path';
import type { Page } from 'playwright';

/**
 * Keeps what the window shows as a picture of the documentation; does nothing unless `SCAN_STATION_PICTURES` names the
 * folder they go to (`npm run docs:images`).
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCAN_STATION_PICTURES'];
  if (folder === undefined) return;
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}
