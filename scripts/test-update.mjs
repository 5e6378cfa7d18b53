import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openDisplay } from './setup/display.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/*
 * `npm run test:update`: makes an AppImage, puts it into a user's folder and has it update itself, through every fault of
 * server, package and new version. Linux only, about ten minutes. `-- --keep` uses the package of the last run; what
 * follows another `--` goes to Playwright.
 */

const playwright = path.join(programRoot, 'node_modules', 'playwright', 'cli.js');
const parameters = process.argv.slice(2);

await runMain(async () => {
  if (process.platform !== 'linux') throw new SetupError('test:update runs on Linux only.');
  if (!parameters.includes('--keep')) await makePackage();
  const display = await openDisplay({ virtual: true });
  try {
    process.exitCode = await forward(
      process.execPath,
      [
        playwright,
        'test',
        '-c',
        'e2e/update/playwright.config.ts',
        ...parameters.filter((one) => one !== '--keep'),
      ],
      display.environment,
    );
  } finally {
    await display.close();
  }
});

async function makePackage() {
  const keyFile = path.join(programRoot, 'dist', 'e2e-update.key');
  mkdirSync(path.dirname(keyFile), { recursive: true });
  for (const file of [keyFile, `${keyFile}.public`]) rmSync(file, { force: true });
  const script = (/** @type {string} */ name) => path.join(programRoot, 'scripts', name);
  await mustSucceed([script('run-ts.mjs'), script('update-sign.ts'), '--make-key', keyFile]);
  await mustSucceed([
    script('dist.mjs'),
    '--flavour=test',
    '--targets=AppImage',
    '--package-version=1.0.0',
    `--update-key=${keyFile}.public`,
    `--output=${path.join(programRoot, 'dist', 'e2e-update')}`,
  ]);
}

/** @param {string[]} parameters */
async function mustSucceed(parameters) {
  const exitCode = await forward(process.execPath, parameters);
  if (exitCode !== 0) throw new SetupError('The package could not be made.');
}
