import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dump, load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { verifyInformation } from '../src/main/updates/information';

const script = path.join(import.meta.dirname, 'update-sign.ts');
const runner = path.join(import.meta.dirname, 'run-ts.mjs');

describe('npm run update:sign', { timeout: 60_000 }, () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    home = createTemporaryFolder('update-sign');
  });
  afterEach(() => {
    home.remove();
  });

  const run = (...parameters: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [runner, script, ...parameters], { encoding: 'utf8' });

  it('makes a key nobody else can read, signs a release for a channel, and refuses what is not what was built', () => {
    const key = path.join(home.folder, 'update.key');
    const made = run('--make-key', key);
    const publicKey = /"publicKey": "(.{44})"/.exec(made.stdout)?.[1] ?? '';
    expect(made.status).toBe(0);
    expect(readFileSync(`${key}.public`, 'utf8')).toBe(`${publicKey}\n`);
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o077).toBe(0);
    expect(run('--make-key', key)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there already') as string,
    });

    const folder = path.join(home.folder, 'release');
    mkdirSync(folder);
    const name = 'scan-station-1.2.3-x86_64.AppImage';
    writeFileSync(path.join(folder, name), 'a program');
    const sha512 = createHash('sha512').update('a program').digest('base64');
    const built = {
      version: '1.2.3',
      files: [{ url: name, sha512, size: 9, blockMapSize: 3 }],
      path: name,
      sha512,
    };
    writeFileSync(path.join(folder, 'latest-linux.yml'), dump(built));

    expect(
      run('--folder', folder, '--key', key, '--channel', 'beta', '--staging', '10', '--minimum', '1.0.0'),
    ).toMatchObject({ status: 0 });
    const document = load(readFileSync(path.join(folder, 'beta-linux.yml'), 'utf8'));
    expect(verifyInformation(document, publicKey)).toEqual({
      version: '1.2.3',
      files: [{ url: name, sha512, size: 9 }],
      channel: 'beta',
      stagingPercentage: 10,
      minimumVersion: '1.0.0',
      allowsDowngrade: false,
    });
    // What the updater needs besides is still there.
    expect(document).toMatchObject({ path: name, files: [{ blockMapSize: 3 }] });

    writeFileSync(path.join(folder, name), 'a programme');
    expect(run('--folder', folder, '--key', key)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not the file that latest-linux.yml describes') as string,
    });
  });
});
