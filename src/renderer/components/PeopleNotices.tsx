import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { isUnknownBadge } from '../store/sign-in';
import type { StationState } from '../store/station-state';
import { Notice } from './Notices';

/** What there is to say about who scans: a lock that comes, an unknown badge, lists that are out of date. */
export function PeopleNotices({
  store,
  formatTime,
}: {
  store: StoreApi<StationState>;
  formatTime: (wallMs: number) => string;
}): ReactElement {
  const { t } = useTranslation();
  const { lock, lists, row, workflow, setup, status } = useStore(store);
  const badge = row[workflow.operatorField]?.code ?? null;
  const isWarned = setup.signIn.unknownBadge === 'warn' && isUnknownBadge(lists, badge);
  const stale = Object.values(status?.reference ?? {}).filter(({ isStale }) => isStale);
  const oldestMs = Math.min(...stale.map(({ checkedAtMs }) => checkedAtMs ?? 0));
  return (
    <>
      {lock === 'warned' && <Notice tone="warning">{t('lock.warning')}</Notice>}
      {badge !== null && isWarned && <Notice tone="warning">{t('signIn.unknown', { badge })}</Notice>}
      {stale.length > 0 && (
        <Notice tone="warning">{t('signIn.stale', { time: formatTime(oldestMs) })}</Notice>
      )}
    </>
  );
}
