import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Small files, so that copying and starting take well under a second. */
export const smallServerArguments = [
  '--innodb-log-file-size=8M',
  '--innodb-buffer-pool-size=64M',
  '--innodb-undo-tablespaces=0',
];

/** Where the programs of MariaDB may be beside the search path; Debian keeps the server out of users' paths. */
const extraFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/mysql/bin'];

/** Finds one of MariaDB's programs; throws with the remedy when it is not installed. */
export function findMariadbProgram(name: 'mariadbd' | 'mariadb-install-db'): string {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...extraFolders];
  const found = folders
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, file))
    .find(isExecutable);
  if (found === undefined) {
    throw new Error(`${name} is not installed. It is part of MariaDB Server 10.11 or later.`);
  }
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What lets a server that root starts run: it refuses otherwise. */
export function ownerArguments(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

/**
 * Fills `folder`, which must not exist, with a fresh data directory, copied from a template that is made once per
 * version of the server. Safe when several processes come at the same time: each makes its own and the first wins.
 */
export function createDataFolder(folder: string): void {
  const template = templateFolder();
  if (!existsSync(template)) createTemplate(template);
  cpSync(template, folder, { recursive: true });
}

function templateFolder(): string {
  const version = execFileSync(findMariadbProgram('mariadbd'), ['--no-defaults', '--version'], {
    encoding: 'utf8',
  });
  const key = createHash('sha256')
    .update(`${version}${smallServerArguments.join(' ')}`)
    .digest('hex')
    .slice(0, 12);
  return path.join(tmpdir(), `scan-station-mariadb-template-${process.getuid?.() ?? 0}-${key}`);
}

function createTemplate(template: string): void {
  const workFolder = mkdtempSync(`${template}.`);
  const dataFolder = path.join(workFolder, 'data');
  const posixArguments = [
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...smallServerArguments,
    ...ownerArguments(),
  ];
  const installArguments = process.platform === 'win32' ? [] : posixArguments;
  try {
    execFileSync(findMariadbProgram('mariadb-install-db'), [...installArguments, `--datadir=${dataFolder}`], {
      stdio: 'pipe',
    });
    renameSync(dataFolder, template);
  } catch (error) {
    // Another process may have been faster; a folder that is there is complete, because it appears by renaming.
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}
