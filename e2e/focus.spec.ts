import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashPin } from '../src/main/agent/people/pin-hash';
import { expect, test } from './support/fixtures';
import type { LaunchedStation } from './support/station';
import { tapPin } from './support/tap-pin';
import { hasXKeyboard, openXKeyboard, type XKeyboard } from './support/x-keyboard';

/*
 * Who has the keyboard: the veil, the kiosk that takes it back, and the layout of the PC.
 */

test.skip(!hasXKeyboard, 'XTEST needs an X display of its own');

let keyboard: XKeyboard;
test.beforeEach(async () => {
  keyboard = await openXKeyboard();
});
test.afterEach(async () => {
  await keyboard.close();
});

/** Has another window ready, so that it comes in front within a moment. */
async function prepareOtherWindow({ application }: LaunchedStation): Promise<void> {
  await application.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ width: 300, height: 200, show: false }).loadURL('about:blank');
  });
}

/** The other window comes in front and takes the keyboard, as a toast or another program does. */
async function takeKeyboardAway({ application }: LaunchedStation): Promise<void> {
  await application.evaluate(({ BrowserWindow }) => {
    const other = BrowserWindow.getAllWindows().find(
      ({ webContents }) => webContents.getURL() === 'about:blank',
    );
    other?.show();
    other?.focus();
  });
}

/**
 * Waits as long as a person needs at least between the keyboard's return and a scan: what begins sooner has begun in the
 * other window, and is told as cut off.
 */
async function waitAfterReturn({ page }: LaunchedStation): Promise<void> {
  await page.waitForFunction(() => performance.now() - Number(Reflect.get(window, 'returnedAtMs')) > 300);
}

/** The test tool makes every page believe that it has the focus; here it shall know the truth. */
async function stopFocusEmulation({ page }: LaunchedStation): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Switching it off counts only in a session that has switched it on.
  for (const enabled of [true, false]) await session.send('Emulation.setFocusEmulationEnabled', { enabled });
  await page.evaluate(() => {
    addEventListener('focus', (event) => Object.assign(window, { returnedAtMs: event.timeStamp }));
  });
}

test('a veil says that scans go elsewhere, half a code is told, and both end when the keyboard comes back', async ({
  launch,
}) => {
  const station = await launch({ environment: keyboard.environment });
  const { page } = station;
  await stopFocusEmulation(station);
  await prepareOtherWindow(station);
  await keyboard.scan('OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await keyboard.press('ShiftLeft+KeyC', 'ShiftLeft+KeyP', 'Digit1');
  await takeKeyboardAway(station);
  await expect(page.getByTestId('veil')).toBeVisible();
  await expect(page.getByTestId('feedback')).toContainText('Another window came in front');
  await keyboard.scan('CP12345678-1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');

  await station.application.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL() === 'about:blank') window.destroy();
    }
  });
  await expect(page.getByTestId('veil')).toHaveCount(0);
  await waitAfterReturn(station);
  await keyboard.scan('CP12345678-1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
});

test('a kiosk fills the screen and takes the keyboard back by itself', async ({ launch, dataFolder }) => {
  const configurationFile = path.join(dataFolder, 'kiosk.json');
  writeFileSync(configurationFile, JSON.stringify({ kiosk: true }));
  const station = await launch({ environment: keyboard.environment, configurationFile });
  await stopFocusEmulation(station);
  await keyboard.scan('OP1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  expect(
    await station.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk()),
  ).toBe(true);
  await prepareOtherWindow(station);
  await takeKeyboardAway(station);
  await expect.poll(() => station.output()).toContain('the station takes it back');
  // Said before it is done, and done by the window manager.
  await expect.poll(() => station.page.evaluate(() => document.hasFocus())).toBe(true);
  await expect(station.page.getByTestId('veil')).toHaveCount(0);
  await waitAfterReturn(station);
  await keyboard.scan('CP12345678-1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
});

test('nobody gets out of the kiosk by keys, by closing or by the menu without the PIN of an administrator', async ({
  launch,
  dataFolder,
}) => {
  const configurationFile = path.join(dataFolder, 'kiosk.json');
  const signIn = { administratorPinHash: await hashPin('471100') };
  writeFileSync(configurationFile, JSON.stringify({ kiosk: true, signIn }));
  const station = await launch({ environment: keyboard.environment, configurationFile });
  const { page, application } = station;
  await stopFocusEmulation(station);
  const isKiosk = (): Promise<boolean | undefined> =>
    application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk());
  const closeByProgram = (): Promise<void> =>
    application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });

  await keyboard.press(
    'AltLeft+F4',
    'ControlLeft+KeyQ',
    'ControlLeft+KeyW',
    'ControlLeft+F4',
    'F11',
    'Escape',
  );
  // As the window manager does for a close button or a shortcut of its own.
  await closeByProgram();
  await expect
    .poll(() => station.output())
    .toContain('Something would have closed the kiosk; it stays open.');
  expect(await isKiosk()).toBe(true);
  // What those keys began may still count as the beginning of a code.
  await expect(async () => {
    await keyboard.scan('OP1234');
    await page.screenshot({ path: 'reports/kiosk-stays.png' });
    await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp', { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

  // The main process is asked directly, without anybody's PIN.
  expect(await page.evaluate(() => window.station.leaveKiosk(null))).toContain('badge and PIN');
  expect(await isKiosk()).toBe(true);
  // No dialog stands open: this PC has no printer, and that is said.
  expect(await page.evaluate(() => window.station.print())).toMatchObject({ code: 'not-taken' });

  await page.getByTestId('open-menu').click();
  await page.getByTestId('open-care').click();
  await page.getByTestId('pin-administrator').click();
  await tapPin(page, '0000');
  await expect(page.getByTestId('pin-answer')).toHaveAttribute('data-refusal', 'wrong');
  await page.screenshot({ path: 'reports/kiosk-pin.png' });
  await tapPin(page, '471100');
  await page.getByTestId('leave-kiosk').click();
  await expect.poll(isKiosk).toBe(false);
  const ended = new Promise((resolve) => application.process().once('exit', resolve));
  await closeByProgram();
  expect(await ended).toBe(0);
  expect(station.output()).toContain('Stopped. Nothing is waiting to be sent.');
});

test('a window that is closed by a key stays open', async ({ launch }) => {
  const station = await launch({ environment: keyboard.environment });
  await station.application.evaluate(({ BrowserWindow }) => {
    // What Windows does with Alt+F4: the close comes right behind the key.
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown' && input.code === 'F4' && input.alt) window.close();
    });
  });
  await keyboard.press('AltLeft+F4');
  await expect.poll(() => station.output()).toContain('A key would have closed the window');
  await keyboard.scan('OP1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
});

test('a keyboard layout that is changed in mid-shift is noticed, and codes are read right', async ({
  launch,
}) => {
  await keyboard.setLayout('us');
  const station = await launch({ environment: keyboard.environment });
  await keyboard.scan('OP1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await keyboard.setLayout('de');
  await expect(station.page.getByTestId('notice')).toContainText('layout of this PC was changed');
  await keyboard.scan('CP12345678-1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
  await keyboard.setLayout('us');
  await expect(station.page.getByTestId('notice')).toHaveCount(0);
});
