import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/preferences';
import { withWord, type Translations } from '../edit-words';
import { TextInput } from './TextInput';
import { Toggle } from './Toggle';

/** The same words in other languages; shown when there are any, or when they are asked for. */
export function Translated<Words extends Partial<Record<string, string>>>({
  place,
  words,
  translations,
  onChange,
}: {
  place: string;
  words: readonly { word: keyof Words & string; label: string }[];
  translations: Translations<Words>;
  onChange: (translations: Translations<Words>) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="input input-wide">
      <Toggle place={place} label={t('editor.otherLanguages')} isOn={isOpen} onChange={setOpen} />
      {isOpen && (
        <div className="inputs">
          {languages.flatMap((language) =>
            words.map(({ word, label }) => (
              <TextInput
                key={language + word}
                place={`${place}.${language}.${word}`}
                label={`${label}, ${t(`language.${language}`)}`}
                value={translations?.[language]?.[word] ?? ''}
                onChange={(text) => {
                  onChange(withWord(translations, language, word, text));
                }}
              />
            )),
          )}
        </div>
      )}
    </div>
  );
}
