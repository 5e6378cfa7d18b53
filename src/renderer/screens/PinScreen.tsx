import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { PinEntry } from '../components/PinEntry';
import { Refusal } from '../components/Refusal';
import type { WindowParts } from './screen';

/** The way to a screen that is not for everybody. */
export function PinScreen({ parts: { stationStore } }: { parts: WindowParts }): ReactElement | null {
  const pinFor = useStore(stationStore.store, (state) => state.pinFor);
  const feedback = useStore(stationStore.store, (state) => state.feedback);
  const { t } = useTranslation();
  if (pinFor === null || pinFor.wanted === 'void') return null;
  return (
    <main className="screen" data-testid="pin" data-step={pinFor.badge === undefined ? 'badge' : 'pin'}>
      <header className="screen-head">
        <div className="screen-words">
          <h1 className="screen-title">{t('pin.title')}</h1>
          <p className="screen-help">{t(`screen.${pinFor.wanted}.title`)}</p>
        </div>
        <button
          type="button"
          className="button"
          data-testid="close-pin"
          onClick={() => {
            stationStore.showScreen('scan');
          }}
        >
          {t('pin.back')}
        </button>
      </header>
      <div className="pin-place">
        <Refusal feedback={feedback} />
        <PinEntry stationStore={stationStore} />
      </div>
    </main>
  );
}
