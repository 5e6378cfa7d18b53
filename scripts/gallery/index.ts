import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startMariadb } from '../../e2e/support/mariadb';
import { launchStation, programRoot } from '../../e2e/support/station';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { ensureBuild } from '../setup/build.mjs';
import { openDisplay } from '../setup/display.mjs';
import { galleryPage } from './gallery-page';
import { bringAbout, states } from './states';
import { takePictures, type Picture } from './take-pictures';

/*
 * `npm run gallery`: a picture of every screen in every theme, language and state, of the real program in its real window
 * with a real MariaDB, and a page that shows them.
 */

const folder = path.join(programRoot, 'reports', 'gallery');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await ensureBuild();
// Always a virtual display: the window is made larger than many a real one, and the pictures must not depend on it.
const display = await openDisplay({ virtual: true });
Object.assign(process.env, display.environment);
const database = await startMariadb();
const home = createTemporaryFolder('gallery');
writeFileSync(path.join(home.folder, 'station.json'), JSON.stringify({ stationName: 'LINE-3-QC' }));
try {
  const station = await launchStation({ dataFolder: home.folder, databaseUrl: database.stationUrl });
  try {
    const pictures: Picture[] = [];
    for (const state of states) {
      process.stderr.write(`gallery: ${state}\n`);
      await bringAbout(state, station.page, database);
      pictures.push(...(await takePictures(station.page, state, folder)));
    }
    writeFileSync(path.join(folder, 'index.html'), galleryPage(pictures));
    process.stdout.write(
      `${pictures.length} pictures: ${path.relative(process.cwd(), path.join(folder, 'index.html'))}\n`,
    );
  } finally {
    await station.close();
  }
} finally {
  await database.stop();
  await display.close();
  home.remove();
}
