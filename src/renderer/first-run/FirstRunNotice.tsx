import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../components/Icon';
import type { FirstRun } from './first-run-store';

/** What is left to do of the first run: a first scan, on the screen of every day. */
export function FirstRunNotice({ firstRun }: { firstRun: FirstRun }): ReactElement | null {
  const { t } = useTranslation();
  const step = useStore(firstRun.store, (state) => state.step);
  if (step !== 'scan') return null;
  return (
    <li className="notice first-run-notice" data-testid="first-scan" role="status">
      <Icon name="note" />
      <span>{t('firstRun.scan')}</span>
    </li>
  );
}
