import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildReleasedOutbox } from '../e2e/support/released-outboxes/build-released-outbox';
import { makeFullQueue } from '../e2e/support/released-outboxes/full-queue';
import { openWithReleaseOne } from '../e2e/support/released-outboxes/release-1-program';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { migrations } from '../src/main/agent/outbox/migrations';
import { openOutbox } from '../src/main/agent/outbox/open-outbox';

const script = path.join(import.meta.dirname, 'outbox-back.ts');
const runner = path.join(import.meta.dirname, 'run-ts.mjs');

describe('npm run outbox:back', { timeout: 60_000 }, () => {
  let home: ReturnType<typeof createTemporaryFolder>;

  beforeEach(() => {
    home = createTemporaryFolder('outbox-back');
    buildReleasedOutbox(home.folder, migrations.length, makeFullQueue(1));
  });
  afterEach(() => {
    home.remove();
  });

  const run = (): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [runner, script, '--data-folder', home.folder, '--to', '1'], {
      encoding: 'utf8',
    });

  it('makes a file the older release can use, and says what is in it and where the copy is', () => {
    const { status, stdout } = run();
    expect(stdout).toContain('went back from version');
    expect(stdout).toContain('4 scans wait to be sent, 2 are refused');
    expect(status).toBe(0);
    const program = openWithReleaseOne(home.folder);
    expect(program.counts()).toEqual({ pending: 4, quarantined: 2 });
    program.close();
  });

  it('changes nothing while the station runs, and says so', () => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: 0 });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    expect(run()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Close it and try again') as string,
    });
    opened.outbox.close();
  });
});
