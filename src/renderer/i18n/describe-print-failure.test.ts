import { describe, expect, it } from 'vitest';
import { createI18n } from './create-i18n';
import { describePrintFailure } from './describe-print-failure';

const i18n = createI18n((key) => {
  throw new Error(`no text: ${key}`);
});

describe('a printer that takes nothing', () => {
  it.each([
    ['en', 'The default printer of this PC did not take it (no paper).', 'has not answered'],
    ['de', 'Der Standarddrucker dieses PCs hat es nicht angenommen (no paper).', 'hat nicht geantwortet'],
    ['ro', 'Imprimanta implicită a acestui PC nu l-a acceptat (no paper).', 'nu a răspuns'],
  ])('is told in the language of the window: %s', (language, notTaken, noAnswer) => {
    const t = i18n.getFixedT(language);
    expect(describePrintFailure(t, { code: 'not-taken', detail: 'no paper' })).toContain(notTaken);
    expect(describePrintFailure(t, { code: 'no-answer' })).toContain(noAnswer);
    for (const failure of [{ code: 'not-taken', detail: '' }, { code: 'no-answer' }] as const) {
      expect(describePrintFailure(t, failure)).toContain('PDF');
    }
  });
});
