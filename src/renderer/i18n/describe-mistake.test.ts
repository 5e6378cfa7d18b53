import { describe, expect, it } from 'vitest';
import { describeInEnglish, englishMistakes, mistake, type MistakeCode } from '../../shared/workflow-mistake';
import { createI18n } from './create-i18n';
import { describeMistake } from './describe-mistake';

const i18n = createI18n((key) => {
  throw new Error(`no text: ${key}`);
});
const textsIn = (language: string) => i18n.getFixedT(language);

describe('a mistake in a workflow', () => {
  it('is told in the language of the window, with what it is about', () => {
    const found = mistake('no-field', { name: 'oc9' });
    expect(describeMistake(textsIn('en'), found)).toBe('names the field "oc9", which does not exist');
    expect(describeMistake(textsIn('de'), found)).toBe('nennt das Feld „oc9“, das es nicht gibt');
    expect(describeMistake(textsIn('ro'), found)).toBe('numește câmpul „oc9”, care nu există');
    expect(describeInEnglish(found)).toBe(describeMistake(textsIn('en'), found));
  });

  // The sentence of a refused right comes with it.
  const codes = (Object.keys(englishMistakes) as MistakeCode[]).filter((code) => code !== 'not-allowed');
  it.each(['de', 'ro'])('has words of its own in %s, whichever it is', (language) => {
    const english = codes.filter(
      (code) => textsIn(language)(`mistake.${code}`) === textsIn('en')(`mistake.${code}`),
    );
    expect(english).toEqual([]);
  });
});
