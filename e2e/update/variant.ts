import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { dump } from 'js-yaml';

/** Where the program begins in an AppImage of `npm run dist` on this system: behind the stand-in of the runtime. */
const runtimeBytes = 8_192;

/** A release made from another one. */
export interface VariantOptions {
  /** The AppImage of `npm run dist` it is made from. */
  base: string;
  version: string;
  /** Empty folder for the release: the AppImage and its `latest-linux.yml`, as `npm run dist` writes them, unsigned. */
  folder: string;
  /** Changes files of the program, in a folder that holds what its archive holds. */
  change?: (program: string) => void;
}

/**
 * Makes another version of a packaged program: unpacks it, changes its archive, and packs it the same way, only with less
 * effort to make it small. Answers the AppImage.
 */
export async function makeVariant({ base, version, folder, change }: VariantOptions): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const work = path.join(folder, 'work');
  const squash = path.join(folder, 'squash');
  execFileSync('unsquashfs', [
    '-quiet',
    '-no-progress',
    '-offset',
    String(runtimeBytes),
    '-dest',
    work,
    base,
  ]);
  const archive = path.join(work, 'resources', 'app.asar');
  const program = path.join(folder, 'program');
  extractAll(archive, program);
  const manifest = path.join(program, 'package.json');
  const document = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  writeFileSync(manifest, JSON.stringify({ ...document, version }));
  change?.(program);
  await createPackageWithOptions(program, archive, { unpack: '**/*.node' });
  execFileSync('mksquashfs', [
    work,
    squash,
    '-root-owned',
    '-noappend',
    '-quiet',
    '-no-progress',
    '-Xcompression-level',
    '1',
  ]);
  const name = `scan-station-${version}-x86_64.AppImage`;
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat([readFileSync(base).subarray(0, runtimeBytes), readFileSync(squash)]));
  chmodSync(file, 0o755);
  for (const left of [work, squash, program]) rmSync(left, { recursive: true, force: true });
  describeRelease(file, version);
  return file;
}

/** Writes `latest-linux.yml` beside an AppImage. */
export function describeRelease(file: string, version: string): void {
  const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
  const name = path.basename(file);
  const release = { version, files: [{ url: name, sha512, size: statSync(file).size }], path: name, sha512 };
  writeFileSync(path.join(path.dirname(file), 'latest-linux.yml'), dump(release));
}

/** Makes the program end as soon as it starts. */
export function crashAtStart(program: string): void {
  replaceIn(
    path.join(program, 'out/main/index.js'),
    /^/,
    'process.stderr.write("crash\\n"); process.abort();\n',
  );
}

/** Makes the program hang as soon as it starts. */
export function hangAtStart(program: string): void {
  replaceIn(path.join(program, 'out/main/index.js'), /^/, 'for (;;) { /* hangs */ }\n');
}

/** Gives the outbox one more step, with its way back. */
export function addMigration(program: string): void {
  const agent = path.join(program, 'out/main/agent.js');
  const list = /(\nvar migrations = \[[\s\S]*?\n\t\})(\n\];)/;
  const version =
    1 +
    Math.max(
      ...[...readFileSync(agent, 'utf8').matchAll(/^\t+version: (\d+),\n\t+statements:/gm)].map(
        ([, number]) => Number(number),
      ),
    );
  const step = `{ version: ${version}, statements: ["ALTER TABLE entry ADD COLUMN photo TEXT"], back: ["ALTER TABLE entry DROP COLUMN photo"] }`;
  replaceIn(agent, list, `$1, ${step}$2`);
}

/** Makes the agent die some seconds after it has opened the outbox: after its migration, before the proof. */
export function dieAfterOpening(program: string): void {
  replaceIn(path.join(program, 'out/main/agent.js'), /$/, '\nsetTimeout(() => process.abort(), 4000);\n');
}

function replaceIn(file: string, pattern: RegExp, replacement: string): void {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(pattern, replacement);
  if (changed === text) throw new Error(`${file} was not changed: ${String(pattern)} is not in it.`);
  writeFileSync(file, changed);
}
