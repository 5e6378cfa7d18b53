import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { listShipped } from './dist/shipped-packages.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/*
 * `npm run licences`: the list of everything that is shipped and under which licence, into `docs/licences.md`, from the
 * same CycloneDX document that goes with a release. Fails when a licence is not one of those below. `-- --check` writes nothing.
 */

const acceptable = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'OFL-1.1',
  'BlueOak-1.0.0',
  'Python-2.0',
];
/** Used unchanged as a library of its own; its source is in the package registry. */
const acceptableFor = { mariadb: 'LGPL-2.1-or-later' };

await runMain(async () => {
  const document = await listShipped();
  const rows = document.components
    .map(({ name, version, licenses = [] }) => ({
      name,
      version,
      licence: licenses
        .map(({ license, expression }) => expression ?? license?.id ?? license?.name)
        .join(', '),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const refused = rows.filter(({ name, licence }) => !isAcceptable(name, licence));
  if (refused.length > 0) {
    throw new SetupError(
      `licences: not acceptable without a decision: ${refused.map(({ name, licence }) => `${name} (${licence || 'none given'})`).join(', ')}.`,
    );
  }
  if (process.argv.includes('--check')) {
    process.stdout.write(`${rows.length} packages, all acceptable\n`);
    return;
  }
  const lines = [
    '# Licences of what is shipped',
    '',
    'Made by `npm run licences`. Electron brings Chromium and Node, under many licences: their texts lie beside the program in',
    '`LICENSES.chromium.html` and `LICENSE.electron.txt`.',
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...rows.map(({ name, version: found, licence }) => `| ${name} | ${found} | ${licence} |`),
    '',
  ];
  writeFileSync(path.join(programRoot, 'docs', 'licences.md'), lines.join('\n'));
  process.stdout.write(`${rows.length} packages, all acceptable: docs/licences.md\n`);
});

/**
 * @param {string} name
 * @param {string} licence
 */
function isAcceptable(name, licence) {
  if (licence === /** @type {Record<string, string>} */ (acceptableFor)[name]) return true;
  const names = licence.replaceAll(/[()]/g, '').split(/ OR | AND |, /);
  return licence !== '' && names.every((one) => acceptable.includes(one));
}
