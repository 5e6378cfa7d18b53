import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/say.mjs';
import { findProgram } from '../setup/system-needs.mjs';
import { ensureSystemPackages } from '../setup/system-packages.mjs';

/*
 * Stand-ins for the tools electron-builder downloads to make Linux packages, for machines that cannot reach them: a
 * deb is made by dpkg-deb, an AppImage by mksquashfs with a small shell runtime. Released packages use the real ones.
 */

const runtimeBytes = 8_192;
const folder = path.join(programRoot, 'node_modules', '.cache', 'scan-station-linux-tools');

/**
 * Prepares the stand-ins and answers the environment in which electron-builder finds them. Throws a `SetupError` that
 * says what to install where something is missing.
 * @returns {Promise<Record<string, string>>}
 */
export async function standInTools() {
  const missing = ['mksquashfs', 'desktop-file-validate', 'dpkg-deb'].filter(
    (name) => findProgram(name) === null,
  );
  if (missing.length > 0) {
    await ensureSystemPackages([
      {
        reason: `Linux packages (${missing.join(', ')})`,
        packages: [['squashfs-tools'], ['desktop-file-utils'], ['dpkg']],
      },
    ]);
  }
  rmSync(folder, { recursive: true, force: true });
  const tools = path.join(folder, `linux-${process.arch}`);
  mkdirSync(tools, { recursive: true });
  mkdirSync(path.join(folder, 'lib', process.arch), { recursive: true });
  for (const name of ['mksquashfs', 'desktop-file-validate']) {
    symlinkSync(requireProgram(name), path.join(tools, name));
  }
  writeFileSync(path.join(folder, `runtime-${process.arch}`), paddedRuntime());
  return {
    CUSTOM_FPM_PATH: path.join(import.meta.dirname, 'fpm.mjs'),
    APPIMAGE_TOOLS_PATH: folder,
  };
}

/** @param {string} name */
function requireProgram(name) {
  const program = findProgram(name);
  if (program === null || !existsSync(program)) throw new SetupError(`${name} was not found.`);
  return program;
}

function paddedRuntime() {
  const script = readFileSync(path.join(import.meta.dirname, 'appimage-runtime.sh'));
  if (script.length >= runtimeBytes) throw new Error('The runtime of the AppImage does not fit its place.');
  return Buffer.concat([script, Buffer.alloc(runtimeBytes - script.length, '#')]);
}
