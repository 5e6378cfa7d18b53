#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/*
 * Builds the deb out of what electron-builder asks of fpm, with Debian's own dpkg-deb: for machines that cannot download
 * fpm. It knows exactly the parameters electron-builder 26.17 passes for a deb; any other one is an error, never ignored.
 */

const withValue = new Set([
  '-s',
  '-t',
  '-d',
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
  '--maintainer',
  '--vendor',
  '--url',
  '--category',
  '--deb-priority',
  '--deb-compression',
  '--deb-recommends',
  '--license',
  '--iteration',
  '--log',
]);
const withoutValue = new Set(['--force', '--debug']);

/** @param {readonly string[]} parameters */
function readParameters(parameters) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {{ from: string, to: string }[]} */
  const files = [];
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index] ?? '';
    if (withValue.has(parameter)) {
      index += 1;
      options.set(parameter, [...(options.get(parameter) ?? []), parameters[index] ?? '']);
    } else if (parameter.startsWith('-')) {
      if (!withoutValue.has(parameter))
        throw new Error(`fpm stand-in: the parameter "${parameter}" is not known.`);
    } else {
      const border = parameter.lastIndexOf('=');
      if (border < 1) throw new Error(`fpm stand-in: "${parameter}" is not of the form FROM=TO.`);
      files.push({ from: parameter.slice(0, border), to: parameter.slice(border + 1) });
    }
  }
  return { options, files };
}

/** @param {string} folder */
function setModes(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) continue;
    const mode = statSync(file).mode;
    // Nobody but root may write; what its owner may execute, everybody may.
    chmodSync(file, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
    if (entry.isDirectory()) setModes(file);
  }
}

/** Debian's form of a long text: continuation lines are indented, an empty one is a dot. */
function describe(/** @type {string} */ text) {
  const [first = '', ...others] = text.trim().split('\n');
  return [first, ...others.map((line) => (line.trim() === '' ? ' .' : ` ${line.trim()}`))].join('\n');
}

const { options, files } = readParameters(process.argv.slice(2));
const one = (/** @type {string} */ name) => options.get(name)?.at(-1) ?? '';
const several = (/** @type {string} */ name) => (options.get(name) ?? []).join(', ');
if (one('-t') !== 'deb') throw new Error(`fpm stand-in: it makes a deb, not "${one('-t')}".`);

const staging = mkdtempSync(path.join(tmpdir(), 'scan-station-deb-'));
try {
  for (const { from, to } of files) {
    const target = path.join(staging, to);
    if (from.endsWith('/')) cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    else {
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(from, target);
    }
  }
  setModes(staging);
  chmodSync(staging, 0o755);
  const installedKiB = execFileSync('du', ['-sk', staging]).toString().split('\t')[0];
  const control = path.join(staging, 'DEBIAN');
  mkdirSync(control);
  /** @type {[string, string | undefined][]} */
  const fields = [
    ['Package', one('--name')],
    ['Version', [one('--version'), one('--iteration')].filter((part) => part !== '').join('-')],
    ['License', one('--license')],
    ['Vendor', one('--vendor')],
    ['Architecture', one('--architecture')],
    ['Maintainer', one('--maintainer')],
    ['Installed-Size', installedKiB],
    ['Depends', several('-d')],
    ['Recommends', several('--deb-recommends')],
    ['Section', one('--category') || 'default'],
    ['Priority', one('--deb-priority')],
    ['Homepage', one('--url')],
    ['Description', describe(one('--description'))],
  ];
  const text = fields.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(path.join(control, 'control'), text.join(''));
  for (const [option, name] of [
    ['--after-install', 'postinst'],
    ['--after-remove', 'postrm'],
  ]) {
    const script = one(option ?? '');
    if (script === '') continue;
    copyFileSync(script, path.join(control, name ?? ''));
    chmodSync(path.join(control, name ?? ''), 0o755);
  }
  const compression = { gz: 'gzip', xz: 'xz', zst: 'zstd' }[one('--deb-compression')] ?? 'gzip';
  const output = one('--package');
  if (existsSync(output)) rmSync(output);
  // Level 6 takes a third of the time of 9 for one per cent more bytes.
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '-z6', '--build', staging, output], {
    stdio: 'inherit',
  });
} finally {
  rmSync(staging, { recursive: true, force: true });
}
