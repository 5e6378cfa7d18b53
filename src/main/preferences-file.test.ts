import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { fittingLanguage } from '../shared/preferences';
import { openPreferencesFile } from './preferences-file';

const home = createTemporaryFolder('preferences');
afterAll(home.remove);

describe('the preferences of a station', () => {
  it('are those of the configuration until somebody chooses, and then what was chosen last', () => {
    const file = path.join(home.folder, 'chosen.json');
    const first = openPreferencesFile(file, { language: 'ro', theme: 'light' });
    expect(first.chosen()).toEqual({ language: 'ro', theme: 'light' });
    first.keep({ volume: 'loud', theme: 'dark' });
    first.keep({ theme: 'contrast' });
    expect(openPreferencesFile(file, { language: 'ro', theme: 'light' }).chosen()).toEqual({
      language: 'ro',
      theme: 'contrast',
      volume: 'loud',
    });
  });

  it('name a file that cannot be used, go by the configuration, and leave the file alone', () => {
    const file = path.join(home.folder, 'broken.json');
    for (const text of ['{ broken', '{"theme":"pink"}', '{"mute":true}']) {
      writeFileSync(file, text);
      const opened = openPreferencesFile(file, { language: 'de' });
      expect(opened.problems).toMatchObject([{ source: file }]);
      expect(opened.chosen()).toEqual({ language: 'de' });
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });
});

describe('the language of a PC', () => {
  it.each([
    [['ro-RO', 'en-US'], 'ro'],
    [['fr-FR', 'de-AT'], 'de'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('%j is met with %s', (wished, language) => {
    expect(fittingLanguage(wished)).toBe(language);
  });
});
