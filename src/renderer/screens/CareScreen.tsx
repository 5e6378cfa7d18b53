import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { referenceLists } from '../../shared/reference';
import { describeSalvage, describeSecondCopy, describeTransfer, isUnseen } from '../i18n/care-sentences';
import { describeList } from '../i18n/people-sentences';
import { useTimeFormat } from '../i18n/use-time-format';
import { UpdateCare } from '../updates/UpdateCare';
import type { WindowParts } from './screen';

/** For supervisors and IT: the second copy, damaged files, and files of scans. */
export function CareScreen({ parts }: { parts: WindowParts }): ReactElement | null {
  const { stationStore, care, clock } = parts;
  const status = useStore(stationStore.store, (state) => state.status);
  const isKiosk = useStore(stationStore.store, ({ setup }) => setup.isKiosk);
  const { t } = useTranslation();
  const timeFormat = useTimeFormat();
  if (status === null) return null;
  const isBusy = status.transfer.state === 'running';
  return (
    <div className="screen-panel care">
      <p data-testid="second-copy" data-state={status.secondCopy.state}>
        {describeSecondCopy(t, status.secondCopy, (wallMs) => timeFormat.since(wallMs, clock.wallMs()))}
      </p>
      {status.salvages.map((report) => (
        <p key={report.keptAs} data-testid="salvage" data-state={report.state}>
          {describeSalvage(t, report)}
        </p>
      ))}
      {status.salvages.some((report) => report.state === 'done' && isUnseen(report)) && (
        <CareButton name="noted" onPress={care.noteSalvages} />
      )}
      <p className="care-help">{t('care.importHelp')}</p>
      <CareButton name="import" isOff={isBusy} onPress={care.importFile} />
      <p className="care-help">{t('care.rescueHelp')}</p>
      <CareButton name="rescue" isOff={isBusy} onPress={care.rescue} />
      <p data-testid="transfer" data-state={status.transfer.state} role="status">
        {describeTransfer(t, status.transfer)}
      </p>
      <UpdateCare updates={parts.updates} formatTime={(wallMs) => timeFormat.since(wallMs, clock.wallMs())} />
      <h2 className="care-title">{t('lists.title')}</h2>
      {referenceLists.map((name) => (
        <p key={name} data-testid={`list-${name}`} data-version={status.reference[name].version}>
          {describeList(t, name, status.reference[name], (wallMs) =>
            timeFormat.since(wallMs, clock.wallMs()),
          )}
        </p>
      ))}
      {isKiosk && (
        <button type="button" className="button" data-testid="leave-kiosk" onClick={care.leaveKiosk}>
          {t('kiosk.leave')}
        </button>
      )}
    </div>
  );
}

function CareButton({
  name,
  isOff = false,
  onPress,
}: {
  name: 'noted' | 'import' | 'rescue';
  isOff?: boolean;
  onPress: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <button type="button" className="button" data-testid={`care-${name}`} disabled={isOff} onClick={onPress}>
      {t(`care.${name}`)}
    </button>
  );
}
