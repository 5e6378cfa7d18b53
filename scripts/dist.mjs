import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageConfiguration } from '../build/package-configuration.mjs';
import { standInTools } from './dist/linux-tools.mjs';
import { archiveBudgetMB, reportContents, sizeBudgetMB } from './dist/package-contents.mjs';
import { cleanElectron } from './dist/clean-electron.mjs';
import { readUpdateKey } from './dist/update-key.mjs';
import { buildProgram } from './setup/build.mjs';
import { resolveElectron } from './setup/electron.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, say, SetupError } from './setup/say.mjs';

/*
 * `npm run dist`: installers for this platform in `dist/`.
 *   --targets deb,AppImage   which (Linux; default: all that can be made here)
 *   --flavour test           packages that open a debugging port when asked, for end-to-end tests; never released
 *   --package-version V      another version than package.json's
 *   --update-key KEY         Ed25519 public key that updates must be signed by: a file, or its 44 characters
 *                            (also SCAN_STATION_UPDATE_KEY); left out: no updates unless station.json names a key
 *   --output DIR             another folder than dist/
 */

const { values } = parseArgs({
  options: {
    targets: { type: 'string' },
    flavour: { type: 'string', default: 'release' },
    'package-version': { type: 'string' },
    'update-key': { type: 'string', default: process.env['SCAN_STATION_UPDATE_KEY'] ?? '' },
    output: { type: 'string', default: path.join(programRoot, 'dist') },
  },
});

await runMain(async () => {
  if (values.flavour !== 'release' && values.flavour !== 'test') {
    throw new SetupError(`dist: the flavour "${values.flavour}" is neither release nor test.`);
  }
  const startedAtMs = performance.now();
  const updateKey = values['update-key'] === '' ? null : readUpdateKey(values['update-key']);
  const output = path.resolve(values.output);
  await buildProgram({ SCAN_STATION_FLAVOUR: values.flavour });
  const electron = resolveElectron();
  const isSubstitute = electron.kind === 'substitute';
  if (isSubstitute) {
    say(
      `packaging Electron ${electron.version}, the substitute, and stand-ins for the packaging tools: good for tests on this system, not for release`,
    );
  }
  const targets = chooseTargets(isSubstitute);
  if (isSubstitute) Object.assign(process.env, await standInTools());
  const { build, Platform } = await import('electron-builder');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  await build({
    projectDir: programRoot,
    targets: Platform.current().createTarget(targets),
    publish: 'never',
    config: packageConfiguration({
      output,
      version: values['package-version'],
      updateKey,
      electron: isSubstitute
        ? { distFolder: await cleanElectron(electron), version: electron.version }
        : null,
      hasBuiltSqlite: isSubstitute,
    }),
  });
  report(output);
  say(
    updateKey === null
      ? 'no update key is packed: updates are off unless station.json names one (--update-key)'
      : `updates must be signed by the key ${updateKey}`,
  );
  say(`packages made in ${((performance.now() - startedAtMs) / 1_000).toFixed(0)} s in ${output}`);
});

/**
 * @param {boolean} isSubstitute
 * @returns {string[] | undefined} Undefined: all that the configuration lists.
 */
function chooseTargets(isSubstitute) {
  if (values.targets !== undefined) return values.targets.split(',');
  // The stand-in makes no rpm.
  return isSubstitute ? ['deb', 'AppImage'] : undefined;
}

/** @param {string} output */
function report(output) {
  // On macOS the folder is called mac or mac-arm64.
  const unpacked = readdirSync(output).find((name) => /-unpacked$|^mac/.test(name));
  if (unpacked === undefined) throw new SetupError(`dist: ${output} holds no unpacked program.`);
  const { largest, unpackedBytes, archiveBytes } = reportContents(path.join(output, unpacked), 12);
  process.stdout.write('\nLargest files in the package\n');
  for (const { name, bytes } of largest) process.stdout.write(`  ${megabytes(bytes).padStart(8)}  ${name}\n`);
  process.stdout.write(`  ${megabytes(unpackedBytes).padStart(8)}  everything, installed\n\nPackages\n`);
  const sizes = Object.entries(sizeBudgetMB).flatMap(([extension, budgetMB]) =>
    readdirSync(output)
      .filter((name) => name.endsWith(`.${extension}`))
      .map((name) => ({ name, bytes: statSync(path.join(output, name)).size, budgetMB })),
  );
  const rows = [...sizes, { name: 'app.asar, our own part', bytes: archiveBytes, budgetMB: archiveBudgetMB }];
  for (const { name, bytes, budgetMB } of rows) {
    process.stdout.write(`  ${megabytes(bytes).padStart(8)} of at most ${budgetMB} MB  ${name}\n`);
  }
  const tooLarge = rows.filter(({ bytes, budgetMB }) => bytes > budgetMB * 1e6);
  if (tooLarge.length > 0) {
    throw new SetupError(`dist: larger than its budget: ${tooLarge.map(({ name }) => name).join(', ')}.`);
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
