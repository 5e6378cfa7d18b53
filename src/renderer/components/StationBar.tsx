import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeText } from './CodeText';
import { Icon } from './Icon';

/** What the bar shows. */
export interface StationBarProps {
  stationName: string;
  operator: string | null;
  /** Null where the list of operators does not know the badge. */
  operatorName: string | null;
  /** Null where the station has one workflow. */
  workflowTitle: string | null;
  /** What is in the open group, in words; null when none is open. */
  group: string | null;
  onMenu: () => void;
}

/** Which station this is, who scans, and the way to everything else. */
export const StationBar = memo(function StationBar(props: StationBarProps): ReactElement {
  const { stationName, operator, operatorName, workflowTitle, group, onMenu } = props;
  const { t } = useTranslation();
  return (
    <header className="station-bar">
      <p className="station-name">
        <span className="station-bar-label">{t('app.station')}</span>
        {stationName}
      </p>
      <p className="station-operator" data-testid="operator">
        <span className="station-bar-label">{t('app.operator')}</span>
        {operatorName !== null && <span>{operatorName} </span>}
        {operator === null ? t('app.noOperator') : <CodeText code={operator} />}
      </p>
      {workflowTitle !== null && (
        <p className="station-workflow" data-testid="workflow">
          {workflowTitle}
        </p>
      )}
      {group !== null && (
        <p className="station-group" data-testid="group">
          {group}
        </p>
      )}
      <button type="button" className="button menu-button" data-testid="open-menu" onClick={onMenu}>
        <Icon name="menu" />
        {t('menu.title')}
      </button>
    </header>
  );
});
