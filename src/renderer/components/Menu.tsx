import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { distances, languages, themes, type Preferences } from '../../shared/preferences';
import { menuScreens } from '../screens/menu-screens';
import { menuScreenNames, type ScreenName } from '../store/screens';
import { Choice } from './Choice';
import { Icon } from './Icon';

/** What the menu is made of. */
export interface MenuProps {
  version: string;
  preferences: Preferences;
  onPrefer: (changed: Partial<Preferences>) => void;
  onOpen: (screen: ScreenName) => void;
}

/** The one way to every screen. It lies beside the prompt, and the next code closes it. */
export function Menu({ version, preferences, onPrefer, onOpen }: MenuProps): ReactElement {
  const { t } = useTranslation();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  return (
    <section className="menu" role="dialog" data-testid="menu" aria-label={t('menu.title')}>
      <header className="menu-head">
        <div>
          <h2 className="menu-title">{t('menu.title')}</h2>
          <p className="menu-help">{t('screen.scan.help')}</p>
        </div>
        <button
          type="button"
          className="button"
          data-testid="close-menu"
          onClick={() => {
            onOpen('scan');
          }}
        >
          {t('menu.back')}
        </button>
      </header>
      <ul className="menu-screens">
        {menuScreenNames.map((name, index) => (
          <li key={name}>
            <button
              ref={index === 0 ? first : undefined}
              type="button"
              className="menu-screen"
              data-testid={`open-${name}`}
              onClick={() => {
                onOpen(name);
              }}
            >
              <Icon name={menuScreens[name].icon} />
              <span className="menu-screen-title">{t(`screen.${name}.title`)}</span>
              <span className="menu-screen-help">{t(`screen.${name}.help`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="menu-choices">
        <Choice
          name="language"
          title={t('menu.language')}
          values={languages}
          chosen={preferences.language}
          label={(language) => t(`language.${language}`)}
          onChoose={(language) => {
            onPrefer({ language });
          }}
        />
        <Choice
          name="theme"
          title={t('menu.theme')}
          values={themes}
          chosen={preferences.theme}
          label={(theme) => t(`menu.themes.${theme}`)}
          onChoose={(theme) => {
            onPrefer({ theme });
          }}
        />
        <Choice
          name="distance"
          title={t('menu.distance')}
          values={distances}
          chosen={preferences.distance}
          label={(distance) => t(`menu.distances.${distance}`)}
          onChoose={(distance) => {
            onPrefer({ distance });
          }}
        />
      </div>
      <p className="menu-version">
        {t('app.title')} {version}
      </p>
    </section>
  );
}
