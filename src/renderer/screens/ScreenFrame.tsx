import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuScreenName } from '../store/screens';

/** What the frame is made of. */
export interface ScreenFrameProps {
  name: MenuScreenName;
  onClose: () => void;
  children: ReactNode;
}

/** What every screen beside the scan screen has: its name, what it is for in one sentence, and the way back. */
export function ScreenFrame({ name, onClose, children }: ScreenFrameProps): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="screen" data-testid={name}>
      <header className="screen-head">
        <div className="screen-words">
          <h1 className="screen-title">{t(`screen.${name}.title`)}</h1>
          <p className="screen-help">{t(`screen.${name}.help`)}</p>
        </div>
        <button type="button" className="button" data-testid={`close-${name}`} onClick={onClose}>
          {t('menu.back')}
        </button>
      </header>
      {children}
    </main>
  );
}
