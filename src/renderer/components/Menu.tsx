import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Preferences } from '../../shared/preferences';
import { menuScreenNames, menuScreens } from '../screens/menu-screens';
import type { ScreenName } from '../store/screens';
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
    <nav className="menu" role="dialog" data-testid="menu" aria-label={t('menu.title')}>
      <header className="menu-head">
        <h2 className="menu-title">{t('menu.title')}</h2>
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
      <p className="menu-version">
        {t('app.title')} {version}
      </p>
    </nav>
  );
}
