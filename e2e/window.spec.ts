import { expect, test } from './support/fixtures';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import type { LaunchedStation } from './support/station';
import { readStationLog } from './support/station-log';

/*
 * What becomes of a window that hangs, and of what is scanned while one is still loading.
 */

/** Asks the page through the main process: the test tool gives a page up for good once it has crashed. */
const askPage = ({ application }: LaunchedStation, expression: string): Promise<unknown> =>
  application.evaluate(
    ({ BrowserWindow }, asked) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked) as Promise<unknown>,
    expression,
  );

/** Makes the main process slow to tell the page its set-up; the returned function lets it answer. */
async function holdSetup({ application }: LaunchedStation): Promise<() => Promise<void>> {
  await application.evaluate(({ ipcMain }) => {
    type Handler = (...call: unknown[]) => unknown;
    const channel = 'station:get-setup';
    const answer = (Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>).get(channel);
    if (answer === undefined) throw new Error('Electron keeps its handlers elsewhere now.');
    const released = new Promise((resolve) => Object.assign(globalThis, { releaseSetup: resolve }));
    const held: Handler = async (...call) => {
      Object.assign(globalThis, { isSetupAsked: true });
      await released;
      return answer(...call);
    };
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, held);
  });
  return () =>
    application.evaluate(() => {
      (Reflect.get(globalThis, 'releaseSetup') as () => void)();
    });
}

test('what is scanned while the page still loads is taken once it is ready', async ({ launch }) => {
  const station = await launch();
  const { page, application } = station;
  const release = await holdSetup(station);
  await page.reload({ waitUntil: 'commit' });
  // Until the new document is there, keys go to the one that leaves.
  await page.waitForFunction(() => document.getElementsByTagName('head').length > 0);
  await scanCode(page, 'OP1234');
  await scanCode(page, 'CP12345678-1234');
  expect(await page.getByTestId('scan-prompt').count()).toBe(0);
  await expect.poll(() => application.evaluate(() => 'isSetupAsked' in globalThis)).toBe(true);
  await release();
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
  await scanCode(page, 'OC11111111');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc2');
});

test('a page that hangs is noticed and loaded again, says so, and what was saved is still there', async ({
  launch,
  dataFolder,
}) => {
  const readyCount = (): number =>
    readStationLog(dataFolder).split('The window is ready for scans.').length - 1;
  const station = await launch();
  await scanCode(station.page, 'OP1234');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  await expect.poll(readyCount).toBe(1);

  const hang = station.page
    .evaluate(() => {
      for (;;);
    })
    .catch((error: unknown) => error);
  await expect
    .poll(() => station.output(), { timeout: 60_000 })
    .toContain('The window does not answer and is loaded again.');
  await hang;
  await expect.poll(readyCount).toBeGreaterThanOrEqual(2);
  await expect
    .poll(() => askPage(station, `document.querySelectorAll('[data-testid="scan-row"]').length`))
    .toBe(1);
  await expect
    .poll(() => askPage(station, `document.querySelector('[data-testid="feedback"]').innerText`))
    .toContain('anything else you scanned just now is NOT');
});
