import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../shared/status';
import { describeSalvage, describeSecondCopy, describeTransfer, isUnseen } from '../i18n/care-sentences';

/** What the panel shows and can ask for. */
export interface CarePanelProps {
  status: StationStatus;
  formatTime: (wallMs: number) => string;
  onImport: () => void;
  onRescue: () => void;
  onNoted: () => void;
  onClose: () => void;
}

/** For supervisors and IT: the second copy, damaged files, and files of scans. No key ever reaches it: a scan goes on. */
export const CarePanel = memo(function CarePanel(props: CarePanelProps): ReactElement {
  const { status, formatTime } = props;
  const { t } = useTranslation();
  const isBusy = status.transfer.state === 'running';
  return (
    <section className="care" data-testid="care" aria-label={t('care.title')}>
      <header className="care-head">
        <h2 className="care-title">{t('care.title')}</h2>
        <CareButton name="close" onPress={props.onClose} />
      </header>
      <p data-testid="second-copy" data-state={status.secondCopy.state}>
        {describeSecondCopy(t, status.secondCopy, formatTime)}
      </p>
      {status.salvages.map((report) => (
        <p key={report.keptAs} data-testid="salvage" data-state={report.state}>
          {describeSalvage(t, report)}
        </p>
      ))}
      {status.salvages.some((report) => report.state === 'done' && isUnseen(report)) && (
        <CareButton name="noted" onPress={props.onNoted} />
      )}
      <p className="care-help">{t('care.importHelp')}</p>
      <CareButton name="import" isOff={isBusy} onPress={props.onImport} />
      <p className="care-help">{t('care.rescueHelp')}</p>
      <CareButton name="rescue" isOff={isBusy} onPress={props.onRescue} />
      <p data-testid="transfer" data-state={status.transfer.state} role="status">
        {describeTransfer(t, status.transfer)}
      </p>
    </section>
  );
});

/** A button the keyboard cannot press: Enter at the end of a scan must never do anything here. */
export function CareButton({
  name,
  isOff = false,
  onPress,
}: {
  name: 'open' | 'close' | 'noted' | 'import' | 'rescue';
  isOff?: boolean;
  onPress: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="care-button"
      data-testid={`care-${name}`}
      tabIndex={-1}
      disabled={isOff}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={onPress}
    >
      {t(`care.${name}`)}
    </button>
  );
}
