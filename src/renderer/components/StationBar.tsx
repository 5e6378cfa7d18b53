import { memo, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationSetup } from '../../shared/ipc';
import { CodeText } from './CodeText';
import { Icon } from './Icon';

/** Which station this is and who scans. */
export const StationBar = memo(function StationBar({
  setup,
  operator,
  workflowTitle,
  group,
  onSetUp,
  children,
  onCalibrate,
}: {
  setup: StationSetup;
  operator: string | null;
  /** Null where the station has one workflow. */
  workflowTitle: string | null;
  /** What is in the open group, in words; null when none is open. */
  group: string | null;
  onSetUp: () => void;
  onCalibrate: () => void;
  /** What stands at the end of the bar. */
  children: ReactNode;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <header className="station-bar">
      <p className="station-name">
        <span className="station-bar-label">{t('app.station')}</span>
        {setup.stationName}
      </p>
      <p className="station-operator" data-testid="operator">
        <span className="station-bar-label">{t('app.operator')}</span>
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
      <button type="button" className="corner-button" data-testid="open-calibration" onClick={onCalibrate}>
        <Icon name="scanner" />
        {t('calibration.open')}
      </button>
      <button type="button" className="corner-button" data-testid="open-set-up" onClick={onSetUp}>
        {t('setUp.open')}
      </button>
      <p className="station-version">
        {t('app.title')} {setup.version}
      </p>
      {children}
    </header>
  );
});
