import path from 'node:path';
import { expect, test } from './support/fixtures';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import { programRoot, type LaunchedStation } from './support/station';

/*
 * What a page must not be able to do, tried from inside the real window; and what a page that is not ours gets.
 */

async function expectScanning({ page }: LaunchedStation): Promise<void> {
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
}

test('the page can run no foreign script and reach no network', async ({ launch }) => {
  const station = await launch();
  const { page } = station;
  const inserted = await page.evaluate(() => {
    const element = document.createElement('script');
    try {
      element.textContent = 'window.wasRun = true';
      document.head.append(element);
    } catch (error) {
      return String(error);
    }
    return `ran: ${String('wasRun' in window)}`;
  });
  expect(inserted).toMatch(/TrustedScript|ran: false/);
  const fetched = await page.evaluate(() =>
    Promise.all(
      ['http://127.0.0.1:9/', 'file:///etc/passwd', 'app://station/../../package.json', 'app://other/'].map(
        (address) =>
          fetch(address).then(
            ({ status }) => `answered ${status}`,
            (error: unknown) => String(error),
          ),
      ),
    ),
  );
  for (const answer of fetched) expect(answer).toMatch(/TypeError|answered 404/);
  const picture = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const image = new Image();
        image.onload = () => {
          resolve('loaded');
        };
        image.onerror = () => {
          resolve('refused');
        };
        image.src = 'http://127.0.0.1:9/x.png';
      }),
  );
  expect(picture).toBe('refused');
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
  await expectScanning(station);
});

test('the page can open no window, leave for no other page, save no file and get no permission', async ({
  launch,
}) => {
  const station = await launch();
  const { page, application } = station;
  const address = page.url();
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
  await expect.poll(() => station.output()).toContain('Opening a window was denied.');

  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(() => station.output()).toContain('Saving a file from the page was denied.');

  const states = await page.evaluate(() =>
    Promise.all(
      (['camera', 'microphone', 'geolocation', 'notifications'] as PermissionName[]).map((name) =>
        navigator.permissions.query({ name }).then(({ state }) => state),
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  await expectScanning(station);

  // Last: the test tool waits for ever for the end of a navigation that was denied.
  await page.evaluate(() => {
    window.location.href = 'https://example.org/';
  });
  await expect.poll(() => station.output()).toContain('Leaving the program by a link was denied.');
  const addresses = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  );
  expect(addresses).toEqual([address]);
});

test('calls to the main process with arguments that do not fit are refused, a thousand of each, and nothing comes of them', async ({
  launch,
}) => {
  const station = await launch();
  // Those that take something; the others take nothing over the border.
  const names = [
    'reportWindowError',
    'givePulse',
    'reportActivity',
    'actOnUpdate',
    'keepScannerProfile',
    'keepPreferences',
    'keepSetUp',
    'keepVolume',
    'arrangeWorkflows',
    'savePdf',
    'choosePath',
  ];
  const counts = await station.page.evaluate(async (names) => {
    const odd: unknown[] = [null, -1, 'X y', '__proto__ ', ['', 1], {}, { message: 1 }, 'x'.repeat(100_000)];
    const bridge = window.station as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;
    const tried: Record<string, number> = {};
    for (const name of names) {
      const call = bridge[name];
      if (call === undefined) throw new Error(`The preload has no ${name}.`);
      let refused = 0;
      for (let number = 0; number < 1_000; number += 1) {
        const values = Array.from(
          { length: 1 + (number % 4) },
          (_unused, index) => odd[(number + index * 3) % odd.length],
        );
        // The preload passes on as many values as its function takes; of those that fit none is odd.
        // An empty answer of the first run fits; what is over takes none all the same.
        const isRefused = await call(...values).then(
          (answer) => (answer as { outcome?: string } | null)?.outcome === 'refused',
          () => true,
        );
        if (isRefused) refused += 1;
      }
      tried[name] = refused;
    }
    return tried;
  }, names);
  const refused = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`main process fuzz: ${names.length * 1_000} calls, ${refused} refused\n`);
  expect(counts).toEqual(Object.fromEntries(names.map((name) => [name, 1_000])));
  expect(station.output()).toContain('A call with wrong arguments was refused.');
  await expect(station.page.getByTestId('backlog')).toHaveAttribute('data-count', '0');
  await expectScanning(station);
});

test('a page that is not part of the program gets no answer, even with the preload in it', async ({
  launch,
}) => {
  const station = await launch();
  const answer = await station.application.evaluate(
    async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await foreign.loadURL('data:text/html,<p>foreign</p>');
      const said: unknown = await foreign.webContents.executeJavaScript(
        `window.station.getSetup().then(() => 'answered', (error) => String(error))`,
      );
      foreign.destroy();
      return String(said);
    },
    path.join(programRoot, 'out', 'preload', 'index.cjs'),
  );
  expect(answer).toContain('refused, the page is not part of this program');
  expect(station.output()).toContain('A call from a page that is not part of this program was refused.');
  await expectScanning(station);
});
