import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from './paths.mjs';
import { runNpm } from './npm.mjs';
import { lastLines } from './run.mjs';
import { say, SetupError } from './say.mjs';

const stampFile = path.join(programRoot, 'node_modules', '.scan-station-packages');

/** Installs the exact packages of package-lock.json when they are missing or belong to another lock file. */
export async function ensurePackages() {
  const wanted = packagesStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('installing the packages of package-lock.json');
  // No package needs its install script here; better-sqlite3's asks for Python even where nothing is to be built.
  const { exitCode, output } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: programRoot,
    progress: 'still installing packages',
  });
  if (exitCode !== 0) {
    throw new SetupError(
      `The packages could not be installed. Check that the package registry can be reached, then try again. npm said:\n${lastLines(output)}`,
    );
  }
  writeFileSync(stampFile, wanted);
}

/** What the installed packages depend on: the lock file, the platform, and the Node version their binaries fit. */
function packagesStamp() {
  const lock = readFileSync(path.join(programRoot, 'package-lock.json'));
  const major = process.versions.node.split('.')[0];
  const digest = createHash('sha256').update(lock).digest('hex');
  return `${digest} ${process.platform}-${process.arch} node${major}\n`;
}
