import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** In place of the prompt while the station is locked. */
export function LockCard(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="lock" data-testid="lock">
      <p className="lock-title">{t('lock.title')}</p>
      <p className="prompt-sentence">{t('lock.sentence')}</p>
      <p className="prompt-example">{t('lock.kept')}</p>
    </div>
  );
}
