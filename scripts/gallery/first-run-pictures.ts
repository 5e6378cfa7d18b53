import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { sampleRow, scanCode, scanRow } from '../../e2e/support/scanner';
import { launchStation } from '../../e2e/support/station';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { preferencesFileName } from '../../src/main/preferences-file';
import { commandCode } from '../../src/shared/command';
import type { Language, Theme } from '../../src/shared/preferences';
import type { Selection } from './selection';
import { takePicture, type Picture } from './take-pictures';

/** Name of the state in which nobody has set the station up. */
export const firstRunState = 'first-run';

/** Its steps in order, and what leads from each to the next one. */
const steps: readonly { name: string; goOn: (page: Page, language: Language) => Promise<void> }[] = [
  {
    name: 'language',
    goOn: (page, language) => scanCode(page, commandCode({ name: 'language', language }, '')),
  },
  { name: 'name', goOn: (page) => scanCode(page, commandCode({ name: 'acknowledge' }, '')) },
  { name: 'scanner', goOn: (page) => page.getByTestId('first-later').click() },
  {
    name: 'database',
    goOn: async (page) => {
      await scanCode(page, commandCode({ name: 'acknowledge' }, ''));
      await page.getByTestId('first-scan').waitFor();
      await scanCode(page, 'OP1234');
      await scanRow(page, sampleRow(1));
    },
  },
  { name: 'question', goOn: () => Promise.resolve() },
];

/** Names of the scenes it is seen in. */
export const firstRunScenes: readonly string[] = steps.map(({ name }) => `first-run-${name}`);

/** The first run of a new station for each theme and language: there is no menu yet to choose them in. */
export async function takeFirstRunPictures(selection: Selection, folder: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  if (!selection.states.includes(firstRunState)) return pictures;
  for (const theme of selection.themes)
    for (const language of selection.languages)
      pictures.push(...(await walkThrough({ theme, language }, selection, folder)));
  return pictures;
}

async function walkThrough(
  chosen: { theme: Theme; language: Language },
  selection: Selection,
  folder: string,
): Promise<Picture[]> {
  const home = createTemporaryFolder('gallery');
  writeFileSync(path.join(home.folder, preferencesFileName), JSON.stringify(chosen));
  const { page, close } = await launchStation({ dataFolder: home.folder, isFirstRun: true });
  const pictures: Picture[] = [];
  try {
    for (const { name, goOn } of steps) {
      await page.locator(`[data-testid=first-run][data-step=${name}]`).waitFor();
      await page.locator('[data-testid=connection][data-state=not-configured]').waitFor();
      await page.locator('.command-image, [data-testid=code-image][data-state=drawn]').first().waitFor();
      const scene = `first-run-${name}`;
      if (selection.scenes.includes(scene))
        for (const size of selection.sizes)
          pictures.push(await takePicture(page, { scene, state: firstRunState, ...chosen }, size, folder));
      await goOn(page, chosen.language);
    }
  } finally {
    await close();
    home.remove();
  }
  return pictures;
}
