import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { releaseFuses } from '../../build/package-configuration.mjs';

/**
 * The fuses of a built program, read back from its executable: name as in the configuration of the package, and whether on.
 * @param {string} executable
 * @returns {Promise<Record<string, boolean>>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.keys(releaseFuses).map((name) => {
      const option = /** @type {keyof typeof FuseV1Options} */ (name.charAt(0).toUpperCase() + name.slice(1));
      return [name, wire[FuseV1Options[option]] === FuseState.ENABLE];
    }),
  );
}

/**
 * One line per fuse, for people.
 * @param {Record<string, boolean>} fuses
 */
export function fuseTable(fuses) {
  return Object.entries(fuses)
    .map(([name, isOn]) => `  ${isOn ? 'on ' : 'off'} ${name}\n`)
    .join('');
}
