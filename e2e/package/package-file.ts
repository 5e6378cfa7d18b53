import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from '../support/station';

/** The two kinds of packages: what is released, and the same with a debugging port for tests. */
export type Flavour = 'release' | 'test';

/** Folder into which `npm run test:package` makes the packages of a flavour. */
export function packageFolder(flavour: Flavour): string {
  return path.join(programRoot, 'dist', `e2e-${flavour}`);
}

/** Absolute path of a flavour's package of the given kind; throws when it was not made. */
export function packageFile(flavour: Flavour, extension: 'deb' | 'AppImage'): string {
  const folder = packageFolder(flavour);
  const name = readdirSync(folder).find((entry) => entry.endsWith(`.${extension}`));
  if (name === undefined) throw new Error(`${folder} holds no ${extension}. Run npm run test:package.`);
  return path.join(folder, name);
}

/** A package in place, and how to take it away again. */
export interface InstalledPackage {
  executable: string;
  /** What the package manager said, the scripts of the package included. */
  remove: () => string;
}

/**
 * Installs a deb: as root with the system's own package manager, otherwise by unpacking it into `folder`, where its
 * scripts do not run.
 */
export function installDeb(file: string, folder: string): InstalledPackage {
  if (process.getuid?.() === 0) {
    execFileSync('dpkg', ['-i', file], { stdio: 'pipe' });
    return {
      executable: '/usr/bin/scan-station',
      remove: () => execFileSync('dpkg', ['-r', 'scan-station'], { stdio: 'pipe' }).toString(),
    };
  }
  mkdirSync(folder, { recursive: true });
  execFileSync('dpkg-deb', ['-x', file, folder]);
  return { executable: path.join(folder, 'opt/Scan Station/scan-station'), remove: () => '' };
}
