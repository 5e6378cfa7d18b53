import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { defaultProfile, keptProfileFormat, type KeptProfile } from '../shared/scanner-profile';
import { openScannerProfileFile, readProfileFile, scannerProfileFileName } from './scanner-profile-file';

const kept: KeptProfile = {
  ...keptProfileFormat,
  learntAt: '2026-11-24T10:00:00.000+02:00',
  pcLayout: { KeyY: 'z' },
  profile: { ...defaultProfile, terminator: 'tab' },
};

let home: ReturnType<typeof createTemporaryFolder>;
let file: string;
beforeEach(() => {
  home = createTemporaryFolder('scanner-profile');
  file = path.join(home.folder, scannerProfileFileName);
});
afterEach(() => {
  home.remove();
});

describe('the scanner profile file', () => {
  it('is none at first, and what is kept is there after the next start', () => {
    const first = openScannerProfileFile(file);
    expect(first.kept()).toBeNull();
    expect(first.keep(kept)).toEqual({ outcome: 'done', file, kept });
    expect(first.kept()).toEqual(kept);
    expect(openScannerProfileFile(file).kept()).toEqual(kept);
    expect(readdirSync(home.folder)).toEqual([scannerProfileFileName]);
  });

  it('is copied for another station, which can read it', () => {
    const opened = openScannerProfileFile(file);
    const copy = path.join(home.folder, 'copy.json');
    expect(opened.exportTo(copy)).toMatchObject({ outcome: 'refused' });
    opened.keep(kept);
    expect(opened.exportTo(copy)).toMatchObject({ outcome: 'done', file: copy });
    expect(readProfileFile(copy)).toMatchObject({ outcome: 'done', kept });
  });

  it.each([
    ['no JSON', '{ broken'],
    ['another file', '{"stationName":"LINE-3"}'],
    [
      'a value out of bounds',
      JSON.stringify({ ...kept, profile: { ...defaultProfile, scanGapLimitMs: 5_000 } }),
    ],
    ['a newer format', JSON.stringify({ ...kept, formatVersion: 2 })],
  ])('is named and left alone when it holds %s', (_name, text) => {
    writeFileSync(file, text);
    const opened = openScannerProfileFile(file);
    expect(opened.kept()).toBeNull();
    expect(opened.problems).toMatchObject([{ source: file }]);
    expect(opened.problems[0]?.reason).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('says why when it cannot be written', () => {
    const opened = openScannerProfileFile(path.join(home.folder, 'missing', 'profile.json'));
    expect(opened.keep(kept)).toMatchObject({ outcome: 'refused' });
    expect(opened.kept()).toBeNull();
  });
});
