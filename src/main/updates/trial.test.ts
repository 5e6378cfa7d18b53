import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { openUpdateFiles, type UpdateState } from './trial';

const empty: UpdateState = { trial: null, failures: [], takesOutboxBack: false };

describe('the notes about updates', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let lines: string[];
  const log = (_level: string, message: string): void => void lines.push(message);
  const at = (...names: string[]): string => path.join(home.folder, 'updates', ...names);
  beforeEach(() => {
    home = createTemporaryFolder('update-notes');
    lines = [];
  });
  afterEach(() => {
    home.remove();
  });

  it.each([
    ['cut short', '{ "trial": nu'],
    ['empty', ''],
    ['of another program', '{ "version": 1 }'],
    ['of bytes that are no text', '\u0000\uffff'],
  ])(
    'that are %s are set aside with a line in the log, and others are kept from then on',
    (_name, content) => {
      mkdirSync(at(), { recursive: true });
      writeFileSync(at('updates.json'), content);
      const files = openUpdateFiles(home.folder, log);
      expect(files.read()).toEqual(empty);
      expect(readFileSync(at('updates.json.unreadable'), 'utf8')).toBe(content);
      expect(existsSync(at('updates.json'))).toBe(false);
      expect(lines).toEqual([
        'The notes about updates cannot be read; no version lies ready any more, and scanning goes on.',
      ]);
      const state = { ...empty, takesOutboxBack: true };
      expect(files.write(state)).toBe(true);
      expect(files.read()).toEqual(state);
      expect(lines).toHaveLength(1);
    },
  );

  it('in whose place there is a folder are set aside as well', () => {
    mkdirSync(at('updates.json'), { recursive: true });
    expect(openUpdateFiles(home.folder, log).read()).toEqual(empty);
    expect(existsSync(at('updates.json.unreadable'))).toBe(true);
  });

  it('that can be neither read nor set aside are told once, and never end the program', () => {
    mkdirSync(at('updates.json.unreadable', 'something'), { recursive: true });
    mkdirSync(at('updates.json'));
    const files = openUpdateFiles(home.folder, log);
    expect(files.read()).toEqual(empty);
    expect(files.read()).toEqual(empty);
    expect(lines).toHaveLength(1);
    expect(files.write(empty)).toBe(false);
    expect(lines[1]).toBe('The notes about updates cannot be written.');
  });
});
