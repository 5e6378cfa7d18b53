import { expect, test } from './support/fixtures';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import type { LaunchedStation } from './support/station';

/*
 * What becomes of a window that hangs: the program brings it back without anybody's help.
 */

/** Rows in the list. Asked through the main process: the test tool gives a page up for good once it has crashed. */
const shownRows = ({ application }: LaunchedStation): Promise<unknown> =>
  application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `document.querySelectorAll('[data-testid="scan-row"]').length`,
    ),
  );

test('a page that hangs is noticed and loaded again, and what was saved is still there', async ({
  launch,
}) => {
  const station = await launch();
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  await expect.poll(() => station.output()).toContain('The window is ready for scans.');

  const hang = station.page
    .evaluate(() => {
      for (;;);
    })
    .catch((error: unknown) => error);
  await expect
    .poll(() => station.output(), { timeout: 60_000 })
    .toContain('The window does not answer and is loaded again.');
  await hang;
  await expect.poll(() => station.output().split('The window is ready for scans.').length).toBe(3);
  await expect.poll(() => shownRows(station)).toBe(1);
});
