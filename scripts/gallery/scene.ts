import type { Page } from 'playwright';
import { commandCode } from '../../src/shared/command';
import { menuScreenNames, type MenuScreenName } from '../../src/renderer/store/screens';
import { openScreen } from '../../e2e/support/open-screen';
import { scanCode } from '../../e2e/support/scanner';

/** Something to be seen in the window, and how a person gets there from the scan screen and back. */
export interface Scene {
  name: string;
  open: (page: Page) => Promise<void>;
  close: (page: Page) => Promise<void>;
}

const touch = (page: Page, testId: string): Promise<void> => page.getByTestId(testId).click();

export const scanScene: Scene = {
  name: 'scan',
  open: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

export const menuScene: Scene = {
  name: 'menu',
  open: (page) => touch(page, 'open-menu'),
  close: (page) => touch(page, 'close-menu'),
};

/** A screen of the menu as it opens. */
export const screenScene = (name: MenuScreenName): Scene => ({
  name,
  open: (page) => openScreen(page, name),
  close: (page) => touch(page, `close-${name}`),
});

const historyDetailScene: Scene = {
  ...screenScene('history'),
  name: 'history-detail',
  open: async (page) => {
    await openScreen(page, 'history');
    await page.getByTestId('history-row').nth(2).click();
    await page.getByTestId('scan-detail').waitFor();
  },
};

const historyEmptyScene: Scene = {
  name: 'history-empty',
  open: async (page) => {
    await openScreen(page, 'history');
    await page.getByTestId('history-code').fill('CP99999999');
    await page.getByTestId('history-row').first().waitFor({ state: 'detached' });
  },
  close: async (page) => {
    await page.getByTestId('history-code').fill('');
    await touch(page, 'close-history');
  },
};

const voidScene: Scene = {
  name: 'void',
  open: async (page) => {
    await page.getByTestId('scan-row').nth(1).click();
    await page.getByTestId('void-panel').waitFor();
  },
  close: (page) => touch(page, 'leave-void'),
};

const lockedScene: Scene = {
  name: 'locked',
  open: async (page) => {
    await scanCode(page, commandCode({ name: 'lock' }, ''));
    await page.getByTestId('lock').waitFor();
  },
  close: async (page) => {
    await scanCode(page, 'OP1234');
    await page.getByTestId('lock').waitFor({ state: 'detached' });
  },
};

const askForPin = async (page: Page): Promise<void> => {
  await touch(page, 'open-menu');
  await touch(page, 'open-care');
  await page.getByTestId('pin').waitFor();
};

/** Somebody else's scan is to be cancelled; the signed-in one may not. */
const askForPinOfVoid = async (page: Page): Promise<void> => {
  await page.getByTestId('scan-row').first().click();
  await touch(page, 'void-wrong-label');
  await page.locator('[data-testid=void-panel][data-step=supervisor]').waitFor();
};

const scanInVain = async (page: Page): Promise<void> => {
  await scanCode(page, 'CP12345678-1234');
  await page.getByTestId('refusal').waitFor();
};

const acknowledge = (page: Page): Promise<void> => scanCode(page, commandCode({ name: 'acknowledge' }, ''));

export const pinScenes: readonly Scene[] = [
  { name: 'pin-badge', open: askForPin, close: (page) => touch(page, 'close-pin') },
  {
    name: 'pin',
    open: async (page) => {
      await askForPin(page);
      await touch(page, 'pin-administrator');
      for (const digit of '4711') await touch(page, `pin-${digit}`);
    },
    close: (page) => touch(page, 'close-pin'),
  },
  {
    name: 'pin-refused',
    open: async (page) => {
      await askForPin(page);
      await touch(page, 'pin-administrator');
      await scanInVain(page);
    },
    close: async (page) => {
      await acknowledge(page);
      await touch(page, 'close-pin');
    },
  },
  {
    name: 'void-pin',
    open: async (page) => {
      await askForPinOfVoid(page);
      await touch(page, 'pin-administrator');
    },
    close: (page) => touch(page, 'leave-void'),
  },
  {
    name: 'void-pin-refused',
    open: async (page) => {
      await askForPinOfVoid(page);
      await touch(page, 'pin-administrator');
      await scanInVain(page);
    },
    close: async (page) => {
      await acknowledge(page);
      await touch(page, 'leave-void');
    },
  },
];

/** Everything that can be seen while all is well. */
export const calmScenes: readonly Scene[] = [
  scanScene,
  menuScene,
  ...menuScreenNames.map(screenScene),
  historyDetailScene,
  historyEmptyScene,
  voidScene,
  lockedScene,
];
