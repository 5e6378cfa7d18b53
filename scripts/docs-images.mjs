import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/*
 * `npm run docs:images`: the pictures of the documentation, made again from the real program: those of a usual shift by the
 * gallery, those of faults by the tests that bring the faults about.
 */

const images = path.join(programRoot, 'docs', 'images');

/** Pictures of the gallery, by their names in the documentation. */
const fromGallery = {
  scanning: 'scan-calm-dark',
  light: 'scan-saved-light',
  refused: 'scan-refused-dark',
  offline: 'scan-offline-dark',
  locked: 'locked-calm-dark',
  pin: 'pin-closed-dark',
  history: 'history-detail-calm-dark',
  shift: 'shift-offline-dark',
  quarantine: 'quarantine-quarantine-dark',
  'first-run': 'first-run-language-first-run-dark',
};
const scenes = 'scan,locked,pin,history-detail,shift,quarantine,first-run-language';
const common = 'en-1366x768';

const specs = ['calibration', 'damage-and-rescue', 'full-disk', 'ledger-alarm', 'workflow-editor', 'help'];

await runMain(async () => {
  await run(
    [
      'scripts/run-ts.mjs',
      'scripts/gallery/index.ts',
      '--scene',
      scenes,
      '--language',
      'en',
      '--theme',
      'dark,light',
      '--size',
      '1366x768',
    ],
    {},
  );
  for (const [name, picture] of Object.entries(fromGallery)) {
    copyFileSync(
      path.join(programRoot, 'reports', 'gallery', `${picture}-${common}.png`),
      path.join(images, `${name}.png`),
    );
  }
  await run(
    [
      'node_modules/playwright/cli.js',
      'test',
      '-c',
      'e2e/playwright.config.ts',
      ...specs.map((name) => `e2e/${name}.spec.ts`),
    ],
    { SCAN_STATION_PICTURES: images },
  );
});

/**
 * @param {string[]} parameters
 * @param {Record<string, string>} environment
 */
async function run(parameters, environment) {
  const [file = '', ...others] = parameters;
  const exitCode = await forward(process.execPath, [path.join(programRoot, file), ...others], environment);
  if (exitCode !== 0) throw new SetupError(`docs:images: ${file} ended with ${exitCode}.`);
}
