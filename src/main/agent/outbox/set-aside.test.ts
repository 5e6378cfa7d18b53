import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { outboxFileName } from './outbox-file';
import { finishSettingAside, listSetAside, setAside } from './set-aside';

const wallMs = Date.UTC(2026, 10, 23, 8);

describe('setting a damaged file aside', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let file: string;
  let keptAs: string;

  beforeEach(() => {
    home = createTemporaryFolder('set-aside');
    file = path.join(home.folder, outboxFileName);
    keptAs = path.join(home.folder, 'outbox.damaged-2026-11-23T08-00-00-000Z.sqlite');
  });
  afterEach(() => {
    home.remove();
  });

  const write = (target: string, content: string): void => {
    for (const suffix of ['', '-wal']) writeFileSync(target + suffix, content + suffix);
  };
  const contents = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(home.folder).map((name) => [name, readFileSync(path.join(home.folder, name), 'utf8')]),
    );
  const whole = (): Record<string, string> => ({
    [path.basename(keptAs)]: 'damaged',
    [`${path.basename(keptAs)}-wal`]: 'damaged-wal',
  });

  it('moves it with its log and leaves nothing else behind', () => {
    write(file, 'damaged');
    expect(setAside(file, wallMs)).toBe(keptAs);
    expect(contents()).toEqual(whole());
    expect(listSetAside(home.folder)).toEqual([keptAs]);
  });

  it.each([
    ['before the first name was changed', () => undefined],
    [
      'between the file and its log',
      () => {
        renameSync(file, keptAs);
      },
    ],
    [
      'after the last name was changed',
      () => {
        renameSync(file, keptAs);
        renameSync(`${file}-wal`, `${keptAs}-wal`);
      },
    ],
  ])('is finished at the next start when it was broken off %s', (_when, change) => {
    write(file, 'damaged');
    writeFileSync(`${keptAs}.begun`, '');
    change();
    finishSettingAside(file);
    expect(contents()).toEqual(whole());
  });

  it('leaves the file alone that has taken over', () => {
    write(keptAs, 'damaged');
    write(file, 'new');
    writeFileSync(`${keptAs}.begun`, '');
    finishSettingAside(file);
    expect(contents()).toEqual({
      ...whole(),
      [outboxFileName]: 'new',
      [`${outboxFileName}-wal`]: 'new-wal',
    });
  });

  it('overwrites nothing when the clock shows the same time again', () => {
    write(file, 'damaged');
    setAside(file, wallMs);
    write(file, 'another');
    expect(path.basename(setAside(file, wallMs))).toBe('outbox.damaged-2026-11-23T08-00-00-000Z-2.sqlite');
    expect(contents()).toMatchObject(whole());
  });
});
