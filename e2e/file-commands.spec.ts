import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readEntryFile } from '../src/main/agent/entry-file/read-entry-file';
import { migrations } from '../src/main/agent/outbox/migrations';
import { expect, test } from './support/fixtures';
import { buildReleasedOutbox } from './support/released-outboxes/build-released-outbox';
import { makeFullQueue } from './support/released-outboxes/full-queue';
import { openWithReleaseOne } from './support/released-outboxes/release-1-program';
import { startSecondProgram } from './support/second-program';
import { createTemporaryFolder } from './support/temporary-folder';

/*
 * The installed program rescues scans and takes its file back to an older release: no PC of a factory has the sources.
 */

test('with --rescue and --outbox-back the program does what npm run does, and ends', async ({
  dataFolder,
}) => {
  const home = createTemporaryFolder('file-commands');
  try {
    const dead = path.join(home.folder, 'dead');
    buildReleasedOutbox(dead, migrations.length, makeFullQueue(1));

    const to = path.join(home.folder, 'line3.scans');
    const parameters = ['--rescue', '--from', dead, '--to', to, '--station', 'LINE-3'];
    const rescued = await startSecondProgram(dataFolder, parameters);
    expect(rescued.output).toContain(`Written to ${to}`);
    expect(rescued.exitCode).toBe(0);
    const { entries, isWhole } = await readEntryFile(to);
    expect(isWhole).toBe(true);
    // Four that wait, and two that were refused, one of them discarded.
    expect(entries).toHaveLength(6);
    expect(entries[0]?.origin.station).toBe('LINE-3');

    const again = await startSecondProgram(dataFolder, parameters);
    expect(again.exitCode).toBe(2);
    expect(again.output).toContain('line3.scans');

    const back = await startSecondProgram(dead, ['--outbox-back', '--to', '1']);
    expect(back.standardOutput).toContain(`went back from version ${migrations.length} to 1`);
    expect(back.exitCode).toBe(0);
    expect(readdirSync(dead).some((name) => name.includes('.before-back-to-v1-'))).toBe(true);
    const program = openWithReleaseOne(dead);
    expect(program.counts()).toEqual({ pending: 4, quarantined: 2 });
    program.close();
  } finally {
    home.remove();
  }
});
