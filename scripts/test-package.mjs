import path from 'node:path';
import { openDisplay } from './setup/display.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, SetupError } from './setup/say.mjs';
import { missingKeyTools } from './setup/system-needs.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

/*
 * `npm run test:package`: makes the deb in both flavours, installs each (as root; else it is unpacked) and works with it.
 * Linux only, about five minutes. `-- --keep` uses the packages of the last run.
 */

const playwright = path.join(programRoot, 'node_modules', 'playwright', 'cli.js');

await runMain(async () => {
  if (process.platform !== 'linux') throw new SetupError('test:package runs on Linux only.');
  await ensureSystemPackages(missingKeyTools());
  if (!process.argv.includes('--keep')) {
    for (const flavour of ['test', 'release']) await makePackage(flavour);
  }
  const display = await openDisplay({ virtual: true });
  try {
    process.exitCode = await forward(
      process.execPath,
      [playwright, 'test', '-c', 'e2e/package/playwright.config.ts'],
      display.environment,
    );
  } finally {
    await display.close();
  }
});

/** @param {string} flavour */
async function makePackage(flavour) {
  const exitCode = await forward(process.execPath, [
    path.join(programRoot, 'scripts', 'dist.mjs'),
    `--flavour=${flavour}`,
    '--targets=deb',
    `--output=${path.join(programRoot, 'dist', `e2e-${flavour}`)}`,
  ]);
  if (exitCode !== 0) throw new SetupError(`The package of the flavour ${flavour} could not be made.`);
}
