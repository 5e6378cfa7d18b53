import path from 'node:path';
import type { Page } from 'playwright';
import type { Language, Theme } from '../../src/shared/preferences';
import type { Selection } from './selection';
import type { State } from './sittings';

/** One picture of the gallery. */
export interface Picture {
  /** Name of the file in the folder of the gallery. */
  file: string;
  scene: string;
  state: string;
  theme: Theme;
  language: Language;
  width: number;
  height: number;
}

/** Pictures of what is looked at in this state, in every theme, language and size; written into `folder`. */
export async function takePictures(
  page: Page,
  state: State,
  selection: Selection,
  folder: string,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  const scenes = state.scenes.filter(({ name }) => selection.scenes.includes(name));
  if (scenes.length === 0) return pictures;
  for (const theme of selection.themes) {
    for (const language of selection.languages) {
      await prefer(page, theme, language);
      for (const { name: scene, open, close } of scenes) {
        await open(page);
        for (const size of selection.sizes) {
          const shown = { scene, state: state.name, theme, language };
          pictures.push(await takePicture(page, shown, size, folder));
        }
        await close(page);
      }
    }
  }
  return pictures;
}

/** One picture of the window as it is now, in this size; written into `folder`. */
export async function takePicture(
  page: Page,
  shown: Pick<Picture, 'scene' | 'state' | 'theme' | 'language'>,
  size: string,
  folder: string,
): Promise<Picture> {
  const [width = 0, height = 0] = size.split('x').map(Number);
  await page.setViewportSize({ width, height });
  const file = `${shown.scene}-${shown.state}-${shown.theme}-${shown.language}-${size}.png`;
  await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
  return { ...shown, file, width, height };
}

/** Chooses theme and language as a person does. */
async function prefer(page: Page, theme: Theme, language: Language): Promise<void> {
  await page.getByTestId('open-menu').click();
  await page.getByTestId(`choose-theme-${theme}`).click();
  await page.getByTestId(`choose-language-${language}`).click();
  await page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
  await page.getByTestId('close-menu').click();
}
