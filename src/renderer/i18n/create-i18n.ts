import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Language } from '../../shared/preferences';
import { de } from './de';
import { en } from './en';
import { ro } from './ro';

/** Every text of the window, by language. */
export const catalogues = { ro, en, de } as const satisfies Record<Language, object>;

/** The catalogues, ready at once, in English until told otherwise. A key without a sentence is told to `onMissingKey`. */
export function createI18n(onMissingKey: (key: string) => void): i18n {
  const instance = createInstance();
  void instance
    .use(initReactI18next)
    .use(numbersByLanguage)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      supportedLngs: [...languages],
      resources: Object.fromEntries(
        languages.map((language) => [language, { translation: catalogues[language] }]),
      ),
      initAsync: false,
      interpolation: {
        // React escapes what it renders.
        escapeValue: false,
        alwaysFormat: true,
      },
      saveMissing: true,
      missingKeyHandler: (_languages, _namespace, key) => {
        onMissingKey(key);
      },
    });
  return instance;
}

const numbersByLanguage: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? formatNumber(value, language) : String(value),
};

const numberFormats = new Map<string | undefined, Intl.NumberFormat>();

/** As the language writes it: `12,345`, `12.345`. Making a format costs more than using it. */
function formatNumber(value: number, language: string | undefined): string {
  const format = numberFormats.get(language) ?? new Intl.NumberFormat(language);
  numberFormats.set(language, format);
  return format.format(value);
}
