import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Notice } from '../components/Notices';
import type { DifferencesStore } from './differences-store';

/** Says that there are scans which a newer list would judge otherwise, and who decides about them. */
export function DifferencesNotice({ differences }: { differences: DifferencesStore }): ReactElement | null {
  const { t } = useTranslation();
  const count = useStore(differences.store, ({ found }) => found?.count ?? 0);
  return count === 0 ? null : <Notice tone="warning">{t('differences.notice', { count })}</Notice>;
}
