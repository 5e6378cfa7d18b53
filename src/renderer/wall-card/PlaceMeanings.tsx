import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryMark } from '../components/EntryMark';
import { Icon } from '../components/Icon';
import { entryStates } from '../../shared/scan';

/** Where a scan can be, as the list of the last scans marks it, and what it means when the database is away. */
export function PlaceMeanings(): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="wall-table">
      <tbody>
        {entryStates.map((state) => (
          <tr key={state}>
            <th scope="row" className="wall-place" data-state={state}>
              <EntryMark entry={{ state, isVoided: false }} />
            </th>
            <td>{t(`wallCard.place.${state}`)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="wall-place" data-state="offline">
            <Icon name="offline" />
            {t('wallCard.offline')}
          </th>
          <td>{t('wallCard.place.offline')}</td>
        </tr>
      </tbody>
    </table>
  );
}
