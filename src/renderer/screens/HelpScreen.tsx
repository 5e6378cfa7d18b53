import { useMemo, useState, type ReactElement } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { languages, type Language } from '../../shared/preferences';
import { Choice } from '../components/Choice';
import { PaperButtons } from '../components/PaperButtons';
import { WallCard } from '../wall-card/WallCard';
import type { WindowParts } from './screen';

/** The card for the wall, in the language of the screen until another one is chosen for it. */
export function HelpScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { store } = parts.stationStore;
  const { t, i18n } = useTranslation();
  const setup = useStore(store, (state) => state.setup);
  const workflow = useStore(store, (state) => state.workflow);
  const screenLanguage = useStore(store, ({ preferences }) => preferences.language);
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? screenLanguage;
  const cardTexts = useMemo(() => i18n.cloneInstance({ lng: language, initAsync: false }), [i18n, language]);
  return (
    <div className="help">
      <div className="paper-bar">
        <Choice
          name="card-language"
          title={t('wallCard.language')}
          values={languages}
          chosen={language}
          label={(each) => t(`language.${each}`)}
          onChoose={setChosen}
        />
        <PaperButtons key={language} paper={parts.paper} name={`wall-card-${language}`} />
      </div>
      <section className="help-card" tabIndex={0} aria-label={t('wallCard.title')}>
        <I18nextProvider i18n={cardTexts}>
          <WallCard stationName={setup.stationName} stationKey={setup.stationKey} workflow={workflow} />
        </I18nextProvider>
      </section>
    </div>
  );
}
