import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon';

/** What the whole screen can say, in the order an operator meets it. */
const outcomes = ['accepted', 'refused', 'unsaved', 'duplicate'] as const;

/** The floods as they are on the screen: colour, icon and word, with the tone, the meaning and what to do. */
export function OutcomeMeanings(): ReactElement {
  const { t } = useTranslation();
  return (
    <table className="wall-table">
      <thead>
        <tr>
          {(['seen', 'heard', 'means', 'doThis'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`wallCard.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => (
          <tr key={outcome}>
            <th scope="row" className="wall-flood" data-outcome={outcome}>
              <Icon name={outcome === 'accepted' ? 'accepted' : 'refused'} /> {t(`feedback.${outcome}`)}
            </th>
            <td>{t(`wallCard.outcome.${outcome}.heard`)}</td>
            <td>{t(`wallCard.outcome.${outcome}.means`)}</td>
            <td>{t(`wallCard.outcome.${outcome}.doThis`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
