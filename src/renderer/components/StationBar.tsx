import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationSetup } from '../../shared/ipc';
import { CodeText } from './CodeText';

/** Which station this is and who scans. */
export const StationBar = memo(function StationBar({
  setup,
  operator,
}: {
  setup: StationSetup;
  operator: string | null;
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
      <p className="station-version">
        {t('app.title')} {setup.version}
      </p>
    </header>
  );
});
