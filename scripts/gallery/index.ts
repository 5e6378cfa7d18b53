import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startMariadb } from '../../e2e/support/mariadb';
import { launchStation, programRoot } from '../../e2e/support/station';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { ensureBuild } from '../setup/build.mjs';
import { openDisplay } from '../setup/display.mjs';
import { takeFirstRunPictures } from './first-run-pictures';
import { galleryPage } from './gallery-page';
import { readSelection } from './selection';
import { sittings, type Sitting } from './sittings';
import { takePictures, type Picture } from './take-pictures';
import { writeTokensPage } from './tokens-page';

/*
 * `npm run gallery`: a picture of every screen in every theme, language, size and state, of the real program in its real
 * window with a real MariaDB, and a page that shows them; beside it a page of the tokens they are made of.
 */

const selection = readSelection(process.argv.slice(2));
const folder = path.join(programRoot, 'reports', 'gallery');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeTokensPage(folder);
await ensureBuild();
// Always a virtual display: the window is made larger than many a real one, and the pictures must not depend on it.
const display = await openDisplay({ virtual: true });
Object.assign(process.env, display.environment);
try {
  const pictures = await takeFirstRunPictures(selection, folder);
  for (const sitting of sittings) pictures.push(...(await sit(sitting)));
  const page = path.join(folder, 'index.html');
  writeFileSync(page, galleryPage(pictures));
  process.stdout.write(`${pictures.length} pictures: ${path.relative(process.cwd(), page)}\n`);
} finally {
  await display.close();
}

async function sit({ isConnected, prepare, states }: Sitting): Promise<Picture[]> {
  const last = states.findLastIndex(({ name }) => selection.states.includes(name));
  if (last === -1) return [];
  const pictures: Picture[] = [];
  const database = await startMariadb();
  const home = createTemporaryFolder('gallery');
  try {
    await prepare(home.folder, database);
    const databaseUrl = isConnected ? database.stationUrl : undefined;
    const { page, close } = await launchStation({ dataFolder: home.folder, databaseUrl });
    try {
      for (const state of states.slice(0, last + 1)) {
        process.stderr.write(`gallery: ${state.name}\n`);
        await state.bringAbout({ page, database });
        if (!selection.states.includes(state.name)) continue;
        pictures.push(...(await takePictures(page, state, selection, folder)));
      }
    } finally {
      await close();
    }
  } finally {
    await database.stop();
    home.remove();
  }
  return pictures;
}
