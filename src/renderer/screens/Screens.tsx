import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Clock } from '../../shared/clock';
import type { Care } from '../store/care';
import type { StationStore } from '../store/station-store';
import { ScanScreen } from './ScanScreen';
import { SetUpScreen, type SetUpActions } from './SetUpScreen';

/** What the screens show. */
export interface ScreensProps {
  stationStore: StationStore;
  actions: SetUpActions;
  care: Care;
  clock: Clock;
}

/** The scan screen, or the set-up in its place. */
export function Screens({ stationStore, actions, care, clock }: ScreensProps): ReactElement {
  const { store, acknowledge, showScreen } = stationStore;
  const screen = useStore(store, (state) => state.screen);
  if (screen === 'set-up') {
    return (
      <SetUpScreen
        store={store}
        actions={actions}
        onClose={() => {
          showScreen('scan');
        }}
      />
    );
  }
  return (
    <ScanScreen
      store={store}
      clock={clock}
      care={care}
      onAcknowledge={acknowledge}
      onSetUp={() => {
        showScreen('set-up');
      }}
    />
  );
}
