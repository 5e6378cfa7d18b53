import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/preferences';
import type { WindowParts } from '../screens/screen';
import { CodeButton } from './CodeButton';

/** Which language the station speaks. */
export function LanguageStep({ parts: { firstRun } }: { parts: WindowParts }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="first-run-buttons">
      {languages.map((language) => (
        <CodeButton
          key={language}
          command={{ name: 'language', language }}
          testId={`first-language-${language}`}
          onPress={() => {
            firstRun.chooseLanguage(language);
          }}
        >
          {t(`language.${language}`)}
        </CodeButton>
      ))}
    </div>
  );
}
