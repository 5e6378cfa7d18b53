import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../components/Icon';
import { Notice } from '../components/Notices';
import type { Updates } from './update-store';

/** What an operator has to know of an update: that it comes in a moment, or that somebody offers a false one. */
export function UpdateNotice({ updates }: { updates: Updates }): ReactElement | null {
  const { t } = useTranslation();
  const progress = useStore(updates.store, (status) => status.progress);
  switch (progress.state) {
    case 'counting-down':
    case 'installing': {
      const count =
        progress.state === 'counting-down' ? Math.max(1, Math.ceil(progress.remainingMs / 1_000)) : 0;
      return (
        <li className="notice" data-testid="update-notice" data-state={progress.state} data-tone="calm">
          <Icon name="waiting" />
          <span className="notice-words">
            {t(`updates.notice.${progress.state}`, { version: progress.version, count })}
          </span>
        </li>
      );
    }
    case 'refused':
      return <Notice tone="warning">{t('updates.notice.refused', { detail: progress.detail })}</Notice>;
    default:
      return null;
  }
}
