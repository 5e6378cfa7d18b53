import path from 'node:path';
import type { Page } from 'playwright';
import { languages, themes, type Language, type Theme } from '../../src/shared/preferences';
import { menuScreenNames } from '../../src/renderer/store/screens';
import { openScreen } from '../../e2e/support/open-screen';
import type { GalleryState } from './states';

/** Width and height of the window's page, in pixels. */
interface Size {
  width: number;
  height: number;
}

/** The common panel PC. */
const commonSize: Size = { width: 1_366, height: 768 };
/** The scan screen is also looked at on a large screen and on an upright one. */
const scanSizes: readonly Size[] = [
  { width: 1_920, height: 1_080 },
  { width: 1_080, height: 1_920 },
];

/** One picture of the gallery. */
export interface Picture {
  /** Name of the file in the folder of the gallery. */
  file: string;
  screen: string;
  state: GalleryState;
  theme: Theme;
  language: Language;
  size: Size;
}

/** Pictures of every screen in every theme and language, as the station is now; written into `folder`. */
export async function takePictures(page: Page, state: GalleryState, folder: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const theme of themes) {
    for (const language of languages) {
      const take = async (screen: string, size: Size): Promise<void> => {
        const file = `${screen}-${state}-${theme}-${language}-${size.width}x${size.height}.png`;
        await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
        pictures.push({ file, screen, state, theme, language, size });
      };
      await page.setViewportSize(commonSize);
      await page.getByTestId('open-menu').click();
      await page.getByTestId(`choose-theme-${theme}`).click();
      await page.getByTestId(`choose-language-${language}`).click();
      await page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
      await take('menu', commonSize);
      await page.getByTestId('close-menu').click();
      await take('scan', commonSize);
      for (const name of menuScreenNames) {
        await openScreen(page, name);
        await take(name, commonSize);
        await page.getByTestId(`close-${name}`).click();
      }
      for (const size of scanSizes) {
        await page.setViewportSize(size);
        await take('scan', size);
      }
    }
  }
  return pictures;
}
