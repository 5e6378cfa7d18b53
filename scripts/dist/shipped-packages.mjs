import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from '../setup/npm.mjs';
import { programRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/say.mjs';

/*
 * What is shipped: the packages the program depends on, and Electron, which npm takes for a tool of development because the
 * packages bring it along instead of depending on it.
 */

/**
 * The parts of package-lock.json that are worked with. `devOptional`: wanted by a tool, and by the program only where it is
 * there anyhow.
 * @typedef {{ packages: Record<string, { version?: string, dev?: boolean, devOptional?: boolean }> }} Lock
 */

/**
 * A package in a CycloneDX document.
 * @typedef {object} Component
 * @property {string} bom-ref Name and version.
 * @property {string} name
 * @property {string} version
 * @property {{ license?: { id?: string, name?: string }, expression?: string }[]} [licenses]
 */

/**
 * The parts of a CycloneDX document that are worked with.
 * @typedef {object} Inventory
 * @property {{ component: Record<string, unknown> }} metadata
 * @property {Component[]} components
 * @property {{ ref: string, dependsOn: string[] }[]} dependencies
 */

/** @returns {Lock} */
export function readLock() {
  return JSON.parse(readFileSync(path.join(programRoot, 'package-lock.json'), 'utf8'));
}

/**
 * Whether a package of the lock file is shipped.
 * @param {Lock} lock
 * @param {string} place Its key there, such as `node_modules/zod`.
 */
export function isShipped({ packages }, place) {
  const { dev = false, devOptional = false } = packages[place] ?? {};
  return place === 'node_modules/electron' || (place !== '' && !dev && !devOptional);
}

/**
 * Name and version of everything that is shipped, such as `zod@4.6.7`.
 * @param {Lock} lock
 */
export function shippedNames(lock) {
  return new Set(
    Object.entries(lock.packages)
      .filter(([place]) => isShipped(lock, place))
      .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`),
  );
}

/**
 * Everything that is shipped, on any system, with licences and checksums, as a CycloneDX document.
 * @returns {Promise<Inventory>}
 * @throws {SetupError} npm cannot list the packages.
 */
export async function listShipped() {
  // Not with npm's own `--omit dev`: it leaves out whatever a tool of development needs as well.
  const { exitCode, output } = await runNpm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: programRoot,
  });
  if (exitCode !== 0) throw new SetupError(`npm could not list the packages. It said:\n${output}`);
  /** @type {Inventory} */
  const document = JSON.parse(output);
  return onlyShipped(document, readLock());
}

/**
 * Leaves out of npm's document what is not shipped, and gives it the name of the program; npm takes that of the folder.
 * @param {Inventory} document
 * @param {Lock} lock
 * @returns {Inventory}
 */
export function onlyShipped(document, lock) {
  const { metadata, components, dependencies } = document;
  const program = /** @type {string} */ (metadata.component['bom-ref']);
  const shipped = shippedNames(lock);
  const has = (/** @type {string} */ ref) => shipped.has(ref);
  return {
    ...document,
    metadata: {
      ...metadata,
      component: { ...metadata.component, type: 'application', name: 'scan-station' },
    },
    components: components.filter((one) => has(one['bom-ref'])),
    dependencies: dependencies
      .filter(({ ref }) => ref === program || has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(has) })),
  };
}
