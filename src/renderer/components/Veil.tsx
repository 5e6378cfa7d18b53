import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

/** Covers the screen while the keyboard, and so the scanner, belongs to another window. */
export function Veil(): ReactElement {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="veil"
      data-testid="veil"
      onClick={() => {
        window.focus();
      }}
    >
      <Icon name="window" />
      <span className="veil-title">{t('veil.title')}</span>
      <span className="veil-sentence">{t('veil.sentence')}</span>
    </button>
  );
}
