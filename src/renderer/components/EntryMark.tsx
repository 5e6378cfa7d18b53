import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryState } from '../../shared/scan';
import type { EntrySummary } from '../../shared/status';
import { Icon, type IconName } from './Icon';

const stateIcons: Record<EntryState, IconName> = {
  pending: 'saved-here',
  acknowledged: 'in-database',
  quarantined: 'attention',
};

/** Where a scan is, or that it was cancelled: the same icon and word wherever scans are listed. */
export function EntryMark({ entry }: { entry: Pick<EntrySummary, 'state' | 'isVoided'> }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Icon name={stateIcons[entry.state]} />
      {entry.isVoided ? t('recent.voided') : t(`entry.${entry.state}`)}
    </>
  );
}
