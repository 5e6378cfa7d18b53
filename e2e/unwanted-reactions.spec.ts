import type { Page } from 'playwright';
import { expect, test } from './support/fixtures';
import { hasXKeyboard, openXKeyboard, type XKeyboard } from './support/x-keyboard';
import type { LaunchedStation } from './support/station';

/*
 * Nothing but the scanner's reader may react to keys: each is really pressed at the built station, and the main process
 * tells that it came.
 */

test.skip(!hasXKeyboard, 'XTEST needs an X display of its own');

let keyboard: XKeyboard;
test.beforeEach(async () => {
  keyboard = await openXKeyboard();
});
test.afterEach(async () => {
  await keyboard.close();
});

const chords = {
  reload: ['F5', 'ControlLeft+KeyR', 'ControlLeft+ShiftLeft+KeyR', 'ControlLeft+F5', 'BrowserRefresh'],
  close: [
    'ControlLeft+KeyW',
    'ControlLeft+KeyQ',
    'ControlLeft+F4',
    'AltLeft+F4',
    'ControlLeft+ShiftLeft+KeyW',
  ],
  zoom: [
    'ControlLeft+Equal',
    'ControlLeft+ShiftLeft+Equal',
    'ControlLeft+Minus',
    'ControlLeft+Digit0',
    'ControlLeft+NumpadAdd',
    'ControlLeft+NumpadSubtract',
  ],
  print: ['ControlLeft+KeyP', 'ControlLeft+ShiftLeft+KeyP'],
  menu: ['F10', 'AltLeft', 'AltLeft+KeyF', 'ContextMenu', 'ShiftLeft+F10', 'AltLeft+Space'],
  'developer tools': [
    'F12',
    'ControlLeft+ShiftLeft+KeyI',
    'ControlLeft+ShiftLeft+KeyJ',
    'ControlLeft+ShiftLeft+KeyC',
  ],
  'full screen': ['F11', 'AltLeft+Enter'],
  'back and forward': [
    'AltLeft+ArrowLeft',
    'AltLeft+ArrowRight',
    'BrowserBack',
    'BrowserForward',
    'AltLeft+Home',
  ],
  'other windows': ['ControlLeft+KeyN', 'ControlLeft+KeyT', 'ControlLeft+ShiftLeft+KeyN', 'ControlLeft+KeyU'],
  'search, save, open': ['ControlLeft+KeyF', 'F3', 'ControlLeft+KeyS', 'ControlLeft+KeyO', 'F1', 'F7'],
} as const;

/** Everything that would have changed if a key had done anything. */
async function observe({ application, page }: LaunchedStation): Promise<object> {
  const outside = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      zoom: window.webContents.getZoomFactor(),
      isDevToolsOpened: window.webContents.isDevToolsOpened(),
      isFullScreen: window.isFullScreen(),
      size: window.getSize(),
    })),
  );
  const inside = await page.evaluate(() => ({
    isSamePage: Reflect.get(window, 'isSamePage') as unknown,
    printed: Reflect.get(window, 'printed') as unknown,
    focused: document.activeElement?.tagName,
    selected: getSelection()?.toString(),
    scrolled: scrollX + scrollY,
  }));
  return { outside, inside };
}

async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { isSamePage: true, printed: 0 });
    addEventListener('beforeprint', () => Object.assign(window, { printed: 1 }));
  });
}

/** Collects the physical keys that reach the window, as the main process sees them before the page. */
async function countKeys(station: LaunchedStation): Promise<() => Promise<number>> {
  const count = await station.application.evaluateHandle(({ BrowserWindow }) => {
    const keys: string[] = [];
    BrowserWindow.getAllWindows()[0]?.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown') keys.push(input.code);
    });
    return keys;
  });
  return () => count.evaluate((keys) => keys.length);
}

test('scanned keys cause no reaction, alone or inside a code', async ({ launch }) => {
  const station = await launch({ environment: keyboard.environment });
  const { page } = station;
  await keyboard.scan('OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await mark(page);
  const before = await observe(station);
  const pressed = await countKeys(station);
  for (const [what, keys] of Object.entries(chords)) {
    await test.step(what, async () => {
      for (const chord of keys) {
        const countBefore = await pressed();
        await keyboard.press(chord);
        await expect.poll(pressed, { message: `${chord} reached the window` }).toBeGreaterThan(countBefore);
        expect(await observe(station), `after ${chord}`).toEqual(before);
      }
      // The same in the middle of a code, as a label with control characters would send it.
      await keyboard.press('ShiftLeft+KeyC', ...keys, 'Enter');
      expect(await observe(station), 'after all of them inside a code').toEqual(before);
    });
  }
  await keyboard.scan('CP12345678-1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
});
