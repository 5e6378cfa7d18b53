import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { systemClock } from '../clock';
import { hashFile } from './hash-file';
import { runTrial, type RunningTrial } from './run-trial';
import { takePlace } from './take-place';
import { judgeStart, openUpdateFiles, withFailure, type Trial } from './trial';

/* The guardian with real processes: small shell scripts take the place of the new version. */

describe.skipIf(process.platform === 'win32')('a new version on trial', { timeout: 60_000 }, () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    home = createTemporaryFolder('trial');
  });
  afterEach(() => {
    home.remove();
  });
  const at = (name: string): string => path.join(home.folder, name);

  async function prepare(script: string): Promise<Trial> {
    writeFileSync(at('program'), 'old');
    writeFileSync(at('next'), `#!/bin/sh\n${script}\n`);
    chmodSync(at('next'), 0o755);
    return {
      token: 'token-1',
      version: '1.1.0',
      fromVersion: '1.0.0',
      sha512: await hashFile(at('next')),
      programFile: at('program'),
      nextFile: at('next'),
      attempts: 0,
      connectionBefore: 'connected',
    };
  }
  const start = (trial: Trial, deadlineMs = 30_000): RunningTrial =>
    runTrial({ trial, proofFile: at('proof'), deadlineMs, parameters: [], clock: systemClock });

  it('that writes its proof takes the place of the program, which is kept beside', async () => {
    const trial = await prepare(`printf %s "$SCAN_STATION_TRIAL" > "${at('proof')}"\nexec sleep 60`);
    const running = start(trial);
    expect(await running.verdict).toEqual({ isProven: true });
    takePlace(trial);
    expect(await hashFile(trial.programFile)).toBe(trial.sha512);
    expect(existsSync(trial.nextFile)).toBe(false);
    expect(existsSync(`${trial.programFile}.previous`)).toBe(true);
    running.end();
    await running.ended;
  });

  it('that ends, hangs, or is not what was downloaded has not proven itself', async () => {
    const crashed = await start(await prepare('exit 7')).verdict;
    expect(crashed).toMatchObject({
      isProven: false,
      reason: expect.stringContaining('exit code 7') as string,
    });
    const hung = start(await prepare('exec sleep 60'), 300);
    expect(await hung.verdict).toMatchObject({ reason: expect.stringContaining('within 0.3 s') as string });
    // It is gone when the verdict is there.
    await hung.ended;
    const torn = await prepare('exec sleep 60');
    writeFileSync(torn.nextFile, 'half');
    expect(await start(torn).verdict).toMatchObject({
      reason: expect.stringContaining('not what was downloaded') as string,
    });
  });

  it('is not taken for proven by the proof of another trial', async () => {
    const trial = await prepare(`printf other > "${at('proof')}"\nexit 0`);
    expect(await start(trial).verdict).toMatchObject({ isProven: false });
  });

  it('is tried three times when nobody saw its end, never after a failure, and settled when it runs already', async () => {
    const files = openUpdateFiles(home.folder, () => undefined);
    const program = { programFile: at('program'), version: '1.0.0' };
    expect(judgeStart(files.read(), program)).toEqual({ step: 'run' });
    const trial = await prepare('exit 0');
    files.write({ ...files.read(), trial });
    expect(judgeStart(files.read(), program)).toEqual({ step: 'guard', trial });
    expect(judgeStart({ ...files.read(), trial: { ...trial, attempts: 3 } }, program)).toMatchObject({
      step: 'give-up',
    });
    expect(judgeStart(files.read(), { ...program, version: '1.1.0' })).toEqual({ step: 'settle' });
    expect(judgeStart(files.read(), { ...program, programFile: null })).toEqual({ step: 'run' });
    files.write(withFailure(files.read(), { version: '1.1.0', at: '2026-11-24T10:00:00Z', reason: 'test' }));
    expect(files.read()).toMatchObject({
      trial: null,
      takesOutboxBack: true,
      failures: [{ version: '1.1.0' }],
    });
    writeFileSync(path.join(files.folder, 'updates.json'), 'rubbish');
    expect(judgeStart(files.read(), program)).toEqual({ step: 'run' });
  });
});
