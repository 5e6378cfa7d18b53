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

/** The same of what goes to paper: an A4 page as a printer gets it. */
export async function keepPaper(page: Page, name: string): Promise<void> {
  if (process.env['SCAN_STATION_PICTURES'] === undefined) return;
  const size = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1_123 });
  await keepPicture(page, name);
  await page.emulateMedia({ media: null });
  if (size !== null) await page.setViewportSize(size);
}
